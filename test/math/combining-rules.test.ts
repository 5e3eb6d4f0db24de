import { expect, test } from 'vitest'
import { type CombineOptions, combineEstimates, createRng, type Rng } from '../../src/math/index.js'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the formulas, worked by hand for three tables', () => {
  // q = 1, 2, 3: mean 2, between 1. v = .2, .3, .4: within .3.
  const estimates = [0.2, 0.3, 0.4].map((variance, index) => ({ value: index + 1, variance }))
  const combine = (options: CombineOptions) => combineEstimates(estimates, options)!
  const fully = combine({ synthesis: 'fully' })
  expect(fully.value).toBe(2)
  expect(fully.variance).toBeCloseTo(4 / 3 - 0.3, 12)
  expect(fully.degrees).toBeCloseTo(2 * (1 - 0.3 / (4 / 3)) ** 2, 12)
  const partially = combine({ synthesis: 'partially' })
  expect(partially.variance).toBeCloseTo(0.3 + 1 / 3, 12)
  expect(partially.degrees).toBeCloseTo(2 * (1 + 0.9) ** 2, 12)
  const imputed = combine({ synthesis: 'imputed' })
  expect(imputed.variance).toBeCloseTo(0.3 + 4 / 3, 12)
  expect(imputed.degrees).toBeCloseTo(2 * (1 + 0.3 / (4 / 3)) ** 2, 12)
  expect(combine({ synthesis: 'fitted', rowRatio: 2 }).variance).toBeCloseTo(0.3 * (2 + 1 / 3), 12)
  const [low, high] = combine({ synthesis: 'fitted' }).interval
  expect(high - low).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(0.4), 10)
})

test('a variance that is not positive is replaced by one table’s own', () => {
  const estimates = [1, 1.01, 0.99].map((value) => ({ value, variance: 0.5 }))
  const combined = combineEstimates(estimates, { synthesis: 'fully', rowRatio: 3 })!
  expect(combined.variance).toBeCloseTo(1.5, 12)
  expect(combined.degrees).toBe(2)
})

test('one table is enough only for tables drawn from a fitted model', () => {
  const one = [{ value: 1, variance: 0.04 }]
  expect(combineEstimates(one, { synthesis: 'fitted' })?.variance).toBeCloseTo(0.08, 12)
  expect(combineEstimates(one, { synthesis: 'fully' })).toBeUndefined()
  expect(combineEstimates(one, { synthesis: 'partially' })).toBeUndefined()
  expect(combineEstimates([], { synthesis: 'fitted' })).toBeUndefined()
})

const rows = 50
const repeats = 2000

/** Share of repeats whose interval holds the population's mean, 0; the real rows are N(0, 1) with known variance. */
function coverage(
  drawMean: (real: readonly number[], rng: Rng) => number,
  options: CombineOptions & { tables: number },
) {
  const { tables, ...rule } = options
  let covered = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    const rng = createRng(repeat)
    const real = Array.from({ length: rows }, () => rng.normal())
    const estimates = Array.from({ length: tables }, () => ({ value: drawMean(real, rng), variance: 1 / rows }))
    const [low, high] = combineEstimates(estimates, rule)!.interval
    if (low <= 0 && high >= 0) covered++
  }
  return covered / repeats
}

/** The mean of `count` draws of N(centre, 1). */
const meanOfDraws = (centre: number, count: number, rng: Rng) => centre + rng.normal() / Math.sqrt(count)

// The share of 2,000 repeats is within 4.9 × √(.95 × .05 / 2000) = .024 of .95 but once in a million.
test('intervals of each rule hold the truth 95 times in a hundred for tables made as the rule says', () => {
  const fitted = (real: readonly number[], rng: Rng) => meanOfDraws(mean(real), rows, rng)
  for (const tables of [1, 5])
    expect(Math.abs(coverage(fitted, { tables, synthesis: 'fitted' }) - 0.95)).toBeLessThan(0.024)
  const fully = (real: readonly number[], rng: Rng) => meanOfDraws(meanOfDraws(mean(real), rows, rng), rows, rng)
  // With few tables Student's quantile of few degrees of freedom makes this rule's interval too wide.
  expect(Math.abs(coverage(fully, { tables: 100, synthesis: 'fully' }) - 0.95)).toBeLessThan(0.024)
  expect(coverage(fully, { tables: 5, synthesis: 'fully' })).toBeGreaterThan(0.98)
  // Half of the cells are replaced by draws around the mean of all.
  const partially = (real: readonly number[], rng: Rng) => {
    const kept = mean(real.slice(0, rows / 2))
    return (kept + meanOfDraws(meanOfDraws(mean(real), rows, rng), rows / 2, rng)) / 2
  }
  expect(coverage(partially, { tables: 5, synthesis: 'partially' })).toBeGreaterThan(0.95 - 0.024)
})

test('the rule of another making does not: one table of a fitted model read as if it were real', () => {
  const fitted = (real: readonly number[], rng: Rng) => meanOfDraws(mean(real), rows, rng)
  expect(coverage(fitted, { tables: 1, synthesis: 'fitted', rowRatio: 0 })).toBeLessThan(0.87)
})
