import { expect, test } from 'vitest'
import { createRng, permutation, sampleWithoutReplacement } from '../../src/math/index.js'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) =>
    Array.from(
      { length: 5 },
      (
        (rng) => () =>
          rng.uint32()
      )(createRng(seed)),
    )
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

test('a fork does not depend on how much its parent has drawn', () => {
  const fresh = createRng(7).fork('column:age').uint32()
  const parent = createRng(7)
  parent.uniform()
  expect(parent.fork('column:age').uint32()).toBe(fresh)
  expect(parent.fork('column:sex').uint32()).not.toBe(fresh)
})

test('uniform numbers fill 100 equal bins evenly', () => {
  // χ² with 99 degrees of freedom: its upper 1e-6 quantile is 180.8 (scipy.stats.chi2.isf(1e-6, 99)).
  const rng = createRng(3)
  const counts = new Float64Array(100)
  for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(rng.uniform() * 100)]! += 1
  const statistic = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(statistic).toBeLessThan(180.8)
})

test('normal numbers have mean 0 and variance 1', () => {
  // Mean of 100,000: |z| < 4.9 with probability 1 − 1e-6, so |mean| < .0155; the variance's own bound is 4.9·√(2/n) = .022.
  const rng = createRng(4)
  let sum = 0
  let squares = 0
  for (let draw = 0; draw < 100_000; draw++) {
    const value = rng.normal()
    sum += value
    squares += value * value
  }
  expect(Math.abs(sum / 100_000)).toBeLessThan(0.0155)
  expect(Math.abs(squares / 100_000 - 1)).toBeLessThan(0.022)
})

test('a permutation holds every number once', () => {
  expect([...permutation(50, createRng(1))].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, index) => index),
  )
})

test('sampling without replacement gives distinct ascending rows', () => {
  const rows = [...sampleWithoutReplacement(1000, 100, createRng(1))]
  expect(new Set(rows).size).toBe(100)
  expect(rows).toEqual([...rows].sort((a, b) => a - b))
})
