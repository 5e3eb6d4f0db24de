import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import type { Evaluation } from '../../evaluators/index.js'
import type { Html } from '../../src/report/html.js'
import { languageOf } from '../../src/report/language/language.js'
import { blocksPart } from '../../src/report/sections/blocks.js'
import { digitsPart } from '../../src/report/sections/digits.js'
import { everyColumnPart } from '../../src/report/sections/every-column.js'

const evaluationWith = (id: string, detail: Readonly<Record<string, unknown>>) =>
  ({ results: [{ id, result: { status: 'ok', value: 0, detail }, controls: {} }] }) as unknown as Evaluation

function rowsOf(part: Html | null): string[][] {
  const { document } = parseHTML(`<body>${part?.markup}</body>`)
  return [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => (textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  )
}

test('blocks stand with both correlations', () => {
  const blocks = [{ columns: ['mood1', 'mood2', 'mood3'], real: 0.45, synthetic: 0.12, interval: [0.05, 0.19] }]
  const evaluation = evaluationWith('fidelity.blocks', { blocks, of: 1 })
  const [row] = rowsOf(blocksPart(evaluation, languageOf('en')))
  expect(row).toEqual(['mood1, mood2, mood3', '0.450', expect.stringMatching(/^0\.120 .*0\.05.*0\.19/)])
  expect(blocksPart(evaluationWith('fidelity.blocks', { blocks: [], of: 0 }), languageOf('en'))).toBeNull()
})

test('columns whose digits differ beyond chance are named, with what differs', () => {
  const columns = [
    { name: 'age', sign: 'decimals', distance: 0.9, byChance: 0.05 },
    { name: 'dose', sign: 'last digit', distance: 0.12, byChance: 0.1 },
  ]
  const evaluation = evaluationWith('fidelity.digits', { rowsOfEachSide: 100, columns })
  expect(rowsOf(digitsPart(evaluation, languageOf('en')))).toEqual([['age', 'decimals', '0.900', '0.050']])
  expect(rowsOf(digitsPart(evaluation, languageOf('fr')))[0]!.slice(0, 2)).toEqual(['age', 'décimales'])
})

test('columns that lost what they followed from are named with it', () => {
  const columns = [
    { name: 'mgus', real: 0.5, synthetic: 0, loss: { value: 0.5, interval: [0.35, 0.6] }, from: ['kappa', 'lambda'] },
  ]
  const evaluation = evaluationWith('utility.every-column', { rows: 100, predictable: 1, columns })
  const [row] = rowsOf(everyColumnPart(evaluation, languageOf('en')))
  expect(row!.slice(0, 4)).toEqual(['mgus', 'kappa, lambda', '0.500', '0.000'])
})
