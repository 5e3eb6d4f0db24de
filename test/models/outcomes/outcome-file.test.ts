import { expect, test } from 'vitest'
import { decodeModelFile, encodeModelFile, type Safetensors } from '../../../models/file/index.js'
import { fitOutcomes, outcomeLogLikelihood, outcomesFromFile, outcomesToFile } from '../../../models/outcomes/index.js'
import { createRng } from '../../../src/math/index.js'
import { everyRow, madeUp } from './made-up.js'

const { columns, outcomes } = madeUp(1000)
const chain = await fitOutcomes(columns, outcomes, { rng: createRng('fit') })
const { outcomes: heads, tensors } = outcomesToFile(chain)
const file = decodeModelFile(encodeModelFile({ metadata: { model: 'made-up', outcomes: heads }, tensors }))
const all = [...columns, ...outcomes].map(({ column }) => column)

test('a chain comes back from its file as it was', () => {
  const loaded = outcomesFromFile(file, all)
  expect(loaded.outcomes.map(({ column }) => column.variable.name)).toEqual(['agrees', 'grade'])
  const { states, rowCount } = everyRow()
  expect(outcomeLogLikelihood(loaded, states, rowCount)).toEqual(outcomeLogLikelihood(chain, states, rowCount))
  expect(outcomesToFile(loaded)).toEqual(outcomesToFile(chain))
})

test('a file without outcomes has none', () => {
  expect(outcomesFromFile({ metadata: {}, tensors: new Map() }, all)).toEqual({ columns: all, outcomes: [] })
})

function withTensor(name: string, change: (data: Int32Array) => void): Safetensors {
  const changed = new Map(file.tensors)
  const tensor = changed.get(name)!
  const data = tensor.data.slice()
  change(data as Int32Array)
  changed.set(name, { ...tensor, data })
  return { ...file, tensors: changed }
}

test.each([
  ['no JSON', { ...file, metadata: { ...file.metadata, outcomes: '[' } }],
  [
    'an outcome that is no column',
    { ...file, metadata: { ...file.metadata, outcomes: heads.replace('agrees', 'hair') } },
  ],
  [
    'more rounds than trees',
    { ...file, metadata: { ...file.metadata, outcomes: heads.replace(/"rounds":\d+/, '"rounds":99') } },
  ],
  [
    'a tensor away',
    { ...file, tensors: new Map([...file.tensors].filter(([name]) => name !== 'outcome value:grade')) },
  ],
  ['a column that comes later asked', withTensor('outcome feature:agrees', (data) => data.fill(2, 0, 1))],
  ['a node that is its own child', withTensor('outcome left:agrees', (data) => data.fill(0, 0, 1))],
  ['a value that is no number', withTensor('outcome value:agrees', (data) => data.fill(Number.NaN, 0, 1))],
])('a file with %s is refused', (_, damaged) => {
  expect(() => outcomesFromFile(damaged, all)).toThrow(expect.objectContaining({ code: 'bad-model' }))
})
