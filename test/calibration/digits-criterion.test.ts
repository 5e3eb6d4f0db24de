import { expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { buildEvaluation, defaultPolicy, evaluate, metrics } from '../../evaluators/index.js'
import { createRng } from '../../src/math/index.js'
import { foreignDigits, type Generator, unseenRows } from './planted.js'
import { divided } from './suite.js'

const policy = {
  ...defaultPolicy,
  criteria: defaultPolicy.criteria.filter(({ metric }) => metric === 'fidelity.digits'),
}
const digits = metrics.filter(({ id }) => id === 'fidelity.digits')

/** What the default policy says of the digits that a generator writes, on a division of a shipped table. */
async function judged(name: 'pima' | 'rotterdam', generator: Generator, seed: number) {
  const { table, schema } = await loadDataset(name)
  const { fresh, ...sides } = divided(table, schema, seed)
  const synthetic = generator({ schema, train: sides.train, fresh, rng: createRng(seed) })
  const results = await evaluate({ ...sides, schema, synthetic, rng: createRng(seed), metrics: digits })
  const rows = { rows: 1 }
  const inputs = { train: rows, holdout: rows, reference: rows, synthetic: rows }
  const parts = { title: '', inputs, protocol: { split: '', notes: [] }, results, environment: {} }
  return buildEvaluation({ ...parts, schema, policy }).verdict!.criteria.map(({ question, status }) => [
    question,
    status,
  ])
}

test('digits are asked for as faithful: real rows never miss it, a decimal that nobody wrote always does', async () => {
  expect(await judged('rotterdam', unseenRows, 1)).toEqual([['faithful', 'met']])
  for (const seed of [2, 8]) expect(await judged('pima', unseenRows, seed)).not.toEqual([['faithful', 'not met']])
  expect(await judged('rotterdam', foreignDigits, 1)).toEqual([['faithful', 'not met']])
}, 120_000)
