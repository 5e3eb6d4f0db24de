import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { incompleteBeta } from '../../src/math/incomplete-beta.js'
import {
  bootstrapInterval,
  clopperPearsonInterval,
  createRng,
  jackknifeInterval,
  normalCdf,
  normalQuantile,
  quantile,
  studentQuantile,
  wilsonInterval,
} from '../../src/math/index.js'
import { logGamma } from '../../src/math/log-gamma.js'

/** scipy and numpy; see test/golden/math/make.py. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/math/math.json'), 'utf8'))

function expectRelative(found: number, wanted: number, error: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(error * Math.max(Math.abs(wanted), 1e-308))
}

describe('as scipy', () => {
  test.each<[number, number]>(golden.normalCdf)('normalCdf(%d)', (value, wanted) => {
    expectRelative(normalCdf(value), wanted, 1e-12)
  })
  test.each<[number, number]>(golden.normalQuantile)('normalQuantile(%d)', (probability, wanted) => {
    expectRelative(normalQuantile(probability), wanted, 1e-13)
  })
  test.each<[number, number, number, number]>(golden.incompleteBeta)(
    'incompleteBeta(%d, %d, %d)',
    (value, alpha, beta, wanted) => {
      expectRelative(incompleteBeta(value, { alpha, beta }), wanted, 1e-11)
    },
  )
  test.each<[number, number, number]>(golden.student)(
    'Student quantile %d of %d degrees',
    (probability, degrees, wanted) => {
      expectRelative(studentQuantile(probability, degrees), wanted, 1e-10)
    },
  )
  test.each<[number, number]>(golden.logGamma)('logGamma(%d)', (value, wanted) => {
    expect(logGamma(value)).toBeCloseTo(wanted, 10)
  })
  test.each<[number, number, number, number]>(golden.wilson)('Wilson of %d in %d', (successes, trials, low, high) => {
    const found = wilsonInterval({ successes, trials })
    expect(found[0]).toBeCloseTo(low, 12)
    expect(found[1]).toBeCloseTo(high, 12)
  })
  test.each<[number, number, number, number]>(golden.clopperPearson)(
    'Clopper–Pearson of %d in %d',
    (successes, trials, low, high) => {
      const found = clopperPearsonInterval({ successes, trials })
      expect(found[0]).toBeCloseTo(low, 10)
      expect(found[1]).toBeCloseTo(high, 10)
    },
  )
  test.each<[number, number]>(golden.quantile)('quantile %d', (share, wanted) => {
    expect(quantile(golden.sample, share)).toBeCloseTo(wanted, 12)
  })
})

test('a bootstrap interval of a mean is near the normal one, and the same for the same seed', () => {
  const rng = createRng(3)
  const values = Float64Array.from({ length: 400 }, () => rng.normal())
  const mean = ([counts]: readonly Uint32Array[]) =>
    counts!.reduce((sum, count, row) => sum + count * values[row]!, 0) / 400
  const [low, high] = bootstrapInterval([400], mean, { rng: createRng(1), replicates: 1000 })
  const centre = values.reduce((sum, value) => sum + value, 0) / 400
  expect(low).toBeCloseTo(centre - 1.96 / 20, 1)
  expect(high).toBeCloseTo(centre + 1.96 / 20, 1)
  expect(bootstrapInterval([400], mean, { rng: createRng(1), replicates: 1000 })).toEqual([low, high])
})

test('the jackknife of a mean over groups of equal size is the interval of the group means', () => {
  const means = [3, 5, 4, 8, 6]
  const value = 5.2
  const leftOut = means.map((mean) => (5 * value - mean) / 4)
  const [low, high] = jackknifeInterval(value, leftOut)
  // Standard error of five means, √(3.7 / 5), times t(4) = 2.7764451.
  expect(high - value).toBeCloseTo(2.7764451051977934 * Math.sqrt(3.7 / 5), 9)
  expect(value - low).toBeCloseTo(high - value, 12)
  expect(jackknifeInterval(value, [])).toEqual([value, value])
})
