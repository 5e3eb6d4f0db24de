import { expect, test } from 'vitest'
import { loadDataset } from '../../../../datasets/index.js'
import { type EvaluationContext, metrics } from '../../../../evaluators/index.js'
import { epsilonLowerBound, instrumentCeiling } from '../../../../evaluators/privacy/shadow/effective-epsilon.js'
import { createRng } from '../../../../src/math/index.js'

const { table, schema } = await loadDataset('pima')
const metric = metrics.find(({ id }) => id === 'privacy.shadow-membership')!
const context: EvaluationContext = {
  schema,
  train: table.slice(0, 120),
  holdout: table.slice(120, 200),
  reference: table.slice(200, 240),
  synthetic: table.slice(240, 360),
  rng: createRng(1),
}

test('ε of a perfect attack and of a good one, by scipy 1.17: beta.ppf', () => {
  expect(instrumentCeiling(50, 50)).toBeCloseTo(2.5695846830164917, 9)
  const good = { truePositives: 45, members: 50, falsePositives: 5, nonMembers: 50 }
  expect(epsilonLowerBound(good)).toBeCloseTo(1.27656580567706, 9)
  expect(epsilonLowerBound({ truePositives: 25, members: 50, falsePositives: 25, nonMembers: 50 })).toBe(0)
})

test('a generator that copies is caught for every target, one that ignores its rows for none', async () => {
  const copying = await metric.compute({ ...context, refit: async (train) => train })
  const ignoring = await metric.compute({
    ...context,
    refit: async (_train, rng) => table.take(anyRows(rng.below(300))),
  })
  if (copying.status === 'skipped' || ignoring.status === 'skipped') throw new Error('skipped')
  expect(copying.value).toBeGreaterThan(0.95)
  expect(copying.detail!.epsilonLowerBound).toBeGreaterThan(2)
  // Twenty records, 50 against 50 shadows each: standard error 0.013, and four of them.
  expect(Math.abs(ignoring.value - 0.5)).toBeLessThan(0.052)
  expect(ignoring.detail!.epsilonLowerBound).toBeLessThan(0.2)
}, 60_000)

function anyRows(start: number): number[] {
  return Array.from({ length: 120 }, (_, row) => 250 + start + row)
}

test('without a generator the reason says what to do', async () => {
  expect(await metric.compute(context)).toMatchObject({ status: 'skipped', reason: expect.stringMatching(/deep/) })
})
