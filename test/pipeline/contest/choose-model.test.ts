import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { chooseModel } from '../../../src/pipeline/contest/choose-model.js'
import { fitModel, type Progress } from '../../../src/pipeline/index.js'
import { clinic } from '../../contracts/model-tables.js'

const { table, schema } = clinic(400)

test('every candidate is marked, and the reason names them all', async () => {
  const { model, why, contenders } = await chooseModel(table, { schema, rng: createRng(1) })
  expect(contenders.map((each) => each.model)).toEqual(['bayes-net', 'hidden-tree', 'sequential-trees'])
  for (const { unseen, fitted, lost, heldOut } of contenders.flatMap(({ rounds }) => rounds)) {
    expect(unseen).toBeGreaterThan(0.3)
    expect(unseen).toBeLessThan(1)
    expect(fitted).toBeGreaterThan(0.2)
    expect(lost).toBeGreaterThanOrEqual(0)
    expect(heldOut.every(Number.isFinite)).toBe(true)
    expect(heldOut.length).toBeGreaterThan(100)
  }
  for (const each of contenders) expect(why).toContain(each.model)
  expect(contenders.some((each) => each.model === model)).toBe(true)
}, 60_000)

test('the same rows and seed choose alike, and the model says why on its card', async () => {
  const request = { schema, model: 'auto', rng: createRng(1) }
  const first = await fitModel(table, request)
  const second = await fitModel(table, request)
  expect(second.save()).toEqual(first.save())
  expect(first.card().notes[0]).toContain(`${first.card().model} was chosen`)
}, 120_000)

test('the share of the work goes on within every candidate, and never back', async () => {
  const shares: number[] = []
  const steps: string[] = []
  const onProgress = ({ share, step = '' }: Progress) => {
    shares.push(share)
    steps.push(step)
  }
  await chooseModel(table, { schema, rng: createRng(1), onProgress })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(0.5)
  for (const model of ['bayes-net', 'hidden-tree', 'sequential-trees'])
    expect(new Set(shares.filter((_, index) => steps[index] === model)).size, model).toBeGreaterThan(3)
}, 60_000)

test('few rows are not divided: the reason says so', async () => {
  const fitted = await fitModel(table.slice(0, 60), { schema, model: 'auto', rng: createRng(1) })
  expect(fitted.card().model).toBe('bayes-net')
  expect(fitted.card().notes[0]).toContain('60 rows are too few')
})

test('options belong to a named model', async () => {
  const request = { schema, model: 'auto', options: { bins: 5 }, rng: createRng(1) }
  await expect(fitModel(table, request)).rejects.toMatchObject({ code: 'bad-option' })
})
