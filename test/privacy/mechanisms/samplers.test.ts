import { describe, expect, test } from 'vitest'
import { expBracket, expDigit } from '../../../src/privacy/randomness/exp-digits.js'
import {
  below,
  belowBig,
  bernoulliExp,
  fractionOf,
  gaussianSampler,
  laplaceSampler,
  type Sampler,
  systemEntropy,
  weightedChoice,
} from '../../../src/privacy/randomness/index.js'
import { golden } from '../golden.js'
import { chiSquareQuantile } from './chi-square.js'

const draws = 200_000

/**
 * χ² of cells −k … k and two tails, against exact chances; the critical value is the 1 − 1e-6 quantile with one degree of freedom
 * less than cells, so a right sampler fails once in a million runs. Cells hold 20 expected draws at least, where Pearson's
 * approximation errs by less than a tenth of that chance.
 */
function fits(sample: Sampler, chance: (value: number) => number): void {
  let widest = 0
  while (widest < 40 && chance(widest + 1) * draws >= 20) widest++
  const seen = new Map<number, number>()
  for (let drawn = 0; drawn < draws; drawn++) {
    const value = sample(systemEntropy)
    const cell = value > widest ? widest + 1 : value < -widest ? -widest - 1 : value
    seen.set(cell, (seen.get(cell) ?? 0) + 1)
  }
  const inner = Array.from({ length: 2 * widest + 1 }, (_, index) => index - widest)
  const innerChance = inner.reduce((sum, value) => sum + chance(Math.abs(value)), 0)
  const tail = (1 - innerChance) / 2
  const cells = [...inner.map((value) => [value, chance(Math.abs(value))] as const)]
  if (tail * draws >= 20) cells.push([widest + 1, tail], [-widest - 1, tail])
  const statistic = cells.reduce((sum, [value, p]) => sum + ((seen.get(value) ?? 0) - p * draws) ** 2 / (p * draws), 0)
  expect(statistic).toBeLessThan(chiSquareQuantile(cells.length - 1))
}

describe('samplers', () => {
  test.each([0.25, 1, 4, 10.5, 100])('discrete Gaussian of variance %d', (variance) => {
    const norm = Array.from({ length: 4001 }, (_, index) => Math.exp(-((index - 2000) ** 2) / (2 * variance)))
    const total = norm.reduce((sum, each) => sum + each, 0)
    fits(
      gaussianSampler(fractionOf(variance, { bits: 20, towards: 'up' })),
      (size) => Math.exp(-(size * size) / (2 * variance)) / total,
    )
  })
  test.each([
    [1, 2],
    [1, 1],
    [5, 2],
    [10, 1],
    [10_485_761, 1_048_576],
  ])('discrete Laplace of scale %d/%d', (over, under) => {
    const scale = over / under
    fits(laplaceSampler(over, under), (size) => Math.tanh(1 / (2 * scale)) * Math.exp(-size / scale))
  })
  test('the chances of the goldens are those the draws were held against', () => {
    for (const { scale, pmf } of golden.discrete_laplace.items)
      for (const [size, chance] of Object.entries<number>(pmf))
        expect((Math.tanh(1 / (2 * scale)) * Math.exp(-Number(size) / scale)) / chance).toBeCloseTo(1, 9)
    for (const { sigma2, pmf } of golden.discrete_gaussian.items) {
      const norm = Array.from({ length: 401 }, (_, index) => Math.exp(-((index - 200) ** 2) / (2 * sigma2)))
      const total = norm.reduce((sum, each) => sum + each, 0)
      for (const [size, chance] of Object.entries<number>(pmf))
        if (chance > 0) expect(Math.exp(-(Number(size) ** 2) / (2 * sigma2)) / total / chance).toBeCloseTo(1, 9)
    }
  })
  test('variances of large noise lie within five standard errors', () => {
    for (const variance of [10_000, 123_456.789]) {
      const sample = gaussianSampler(fractionOf(variance, { bits: 20, towards: 'up' }))
      let sum = 0
      for (let drawn = 0; drawn < draws; drawn++) sum += sample(systemEntropy) ** 2
      // Var of a squared normal is 2σ⁴: five standard errors are missed once in 1.7 million.
      expect(Math.abs(sum / draws - variance)).toBeLessThan(5 * variance * Math.sqrt(2 / draws))
    }
  })
  test('exp(−γ) coins fall as often as they should', () => {
    for (const [over, under] of [
      [1n, 3n],
      [7n, 2n],
      [123_456_789n, 98_765_432n],
    ] as const) {
      const chance = Math.exp(-Number(over) / Number(under))
      let fallen = 0
      for (let thrown = 0; thrown < 20_000; thrown++) if (bernoulliExp(over, under, systemEntropy)) fallen++
      expect(Math.abs(fallen - 20_000 * chance)).toBeLessThan(4.9 * Math.sqrt(20_000 * chance * (1 - chance)) + 1)
    }
    expect(bernoulliExp(0n, 1n, systemEntropy)).toBe(true)
  })
})

describe('digits', () => {
  test('of exp(−1) and exp(−1/2) are the known ones', () => {
    // By Python's decimal module, to 80 places.
    expect([0, 1, 2, 3].map((place) => expDigit(1n, 1n, place).toString(16))).toEqual([
      '5e2d58d8',
      'b3bcdf1a',
      'badec782',
      '9054f90d',
    ])
    expect([0, 1, 2, 3].map((place) => expDigit(1n, 2n, place).toString(16))).toEqual([
      '9b4597e3',
      '7cb04ff3',
      'd675a355',
      '30cdd767',
    ])
  })
  test('enclose, whatever the precision', () => {
    for (const [over, under] of [
      [1n, 7n],
      [50n, 3n],
      [1n, 1_000_000n],
      [400n, 1n],
    ] as const) {
      const [low, high] = expBracket(over, under, 52)
      const value = Math.exp(-Number(over) / Number(under)) * 2 ** 52
      expect(Number(low)).toBeLessThanOrEqual(value + 1)
      expect(Number(high)).toBeGreaterThanOrEqual(value - 1)
      expect(high - low).toBe(1n)
    }
  })
})

describe('whole numbers below a bound', () => {
  test('are uniform, and never the bound', () => {
    for (const bound of [3, 1000, 4_294_967_297, 2 ** 52 + 1]) {
      let [sum, most] = [0, 0]
      for (let drawn = 0; drawn < 20_000; drawn++) {
        const value = below(bound, systemEntropy)
        sum += value / bound
        most = Math.max(most, value)
      }
      expect(most).toBeLessThan(bound)
      const mean = (bound - 1) / (2 * bound)
      expect(Math.abs(sum / 20_000 - mean)).toBeLessThan(4.9 / Math.sqrt(12 * 20_000))
    }
    expect(belowBig(1n, systemEntropy)).toBe(0n)
  })
  test('drop the words that would favour small ones', () => {
    const words = [4_294_967_295, 7]
    const entropy = { kind: 'system', word: () => words.shift()! } as const
    expect(below(3, entropy)).toBe(1)
  })
})

test('weighted choices follow their weights', () => {
  const candidates = [
    { weight: 3n, over: 0n, under: 1n },
    { weight: 0n, over: 0n, under: 1n },
    { weight: 1000n, over: 5n, under: 1n },
    { weight: 1n, over: 1n, under: 2n },
  ]
  const weights = candidates.map(({ weight, over, under }) => Number(weight) * Math.exp(-Number(over) / Number(under)))
  const total = weights.reduce((sum, each) => sum + each, 0)
  const counts = [0, 0, 0, 0]
  for (let drawn = 0; drawn < 20_000; drawn++) {
    const chosen = weightedChoice(candidates, systemEntropy)
    counts[chosen] = counts[chosen]! + 1
  }
  expect(counts[1]).toBe(0)
  for (const [index, weight] of weights.entries()) {
    const p = weight / total
    expect(Math.abs(counts[index]! - 20_000 * p)).toBeLessThanOrEqual(4.9 * Math.sqrt(20_000 * p * (1 - p)))
  }
})
