import { expect, test } from 'vitest'
import { loadDataset } from '../../../datasets/index.js'
import { membershipF1, relativeF1 } from '../../../evaluators/privacy/membership-f1.js'
import { createRng, permutation } from '../../../src/math/index.js'

test('relative F1 by hand', () => {
  // Of 100 people 20 are members; 15 of them and 10 others are called: F1 = 30 / 45, everybody called 40 / 120.
  const rates = { truePositiveRate: 15 / 20, falsePositiveRate: 10 / 80 }
  expect(relativeF1(rates, 0.2)).toBeCloseTo((30 / 45 - 1 / 3) / (2 / 3), 12)
  expect(relativeF1({ truePositiveRate: 1, falsePositiveRate: 1 }, 0.2)).toBe(0)
  expect(relativeF1({ truePositiveRate: 1, falsePositiveRate: 0 }, 0.01)).toBeCloseTo(1, 12)
  expect(relativeF1({ truePositiveRate: 0, falsePositiveRate: 0 }, 0.2)).toBe(0)
})

test('a copy is a concern, unseen rows are not', async () => {
  const { table, schema } = await loadDataset('rotterdam')
  const order = permutation(table.rowCount, createRng(3))
  const [train, holdout, reference] = [0, 1, 2].map((part) => table.take(order.slice(600 * part, 600 * (part + 1))))
  const sides = { schema, train: train!, holdout: holdout!, reference: reference!, rng: createRng(1) }
  const copied = await membershipF1.compute({ ...sides, synthetic: train! })
  const unseen = await membershipF1.compute({ ...sides, synthetic: reference! })
  if (copied.status === 'skipped' || unseen.status === 'skipped') throw new Error('skipped')
  expect(copied.interval![0]).toBeGreaterThan(0.9)
  expect(unseen.value).toBeLessThan(0.02)
  expect(unseen.interval![0]).toBe(0)
})
