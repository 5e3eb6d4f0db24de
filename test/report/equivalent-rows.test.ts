import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRng } from '../../src/math/index.js'
import { equivalentRows } from '../../src/report/equivalent-rows.js'

test('what chance alone makes of a sample is a sample of its own size', () => {
  const sampled = { byChance: 0.04, trainRows: 900, syntheticRows: 300 }
  expect(equivalentRows(0.04, sampled)).toBeCloseTo(300, 8)
})

test('twice the distance is at most a quarter of the rows; nearer than any sample is beyond any number', () => {
  const sizes = fc.integer({ min: 2, max: 1e6 })
  fc.assert(
    fc.property(sizes, sizes, (trainRows, syntheticRows) => {
      const sampled = { byChance: 0.1, trainRows, syntheticRows }
      const once = equivalentRows(0.1, sampled)
      expect(equivalentRows(0.2, sampled)).toBeLessThanOrEqual(once / 4 + 1e-6)
      expect(equivalentRows(0, sampled)).toBe(Number.POSITIVE_INFINITY)
    }),
  )
})

/** Shares of levels drawn at random, against the shares they are drawn from. */
function variation(first: Float64Array, second: Float64Array): number {
  return first.reduce((sum, share, level) => sum + Math.abs(share - second[level]!), 0) / 2
}

test('a sample that was drawn is told by its size within a fifth', () => {
  const rng = createRng(5)
  const levels = 40
  const draw = (rows: number) => {
    const shares = new Float64Array(levels)
    for (let row = 0; row < rows; row++) shares[rng.below(levels)]! += 1 / rows
    return shares
  }
  const [trainRows, syntheticRows, asked] = [4000, 8000, 1000]
  const mean = (rows: number) => {
    let sum = 0
    for (let draws = 0; draws < 50; draws++) sum += variation(draw(trainRows), draw(rows)) / 50
    return sum
  }
  const found = equivalentRows(mean(asked), { byChance: mean(syntheticRows), trainRows, syntheticRows })
  expect(found).toBeGreaterThan(0.8 * asked)
  expect(found).toBeLessThan(1.2 * asked)
})
