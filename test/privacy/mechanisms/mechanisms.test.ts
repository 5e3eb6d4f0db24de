import { describe, expect, test } from 'vitest'
import {
  aboveThreshold,
  discreteGaussian,
  discreteLaplace,
  exponential,
  type Mechanism,
  partitionSelection,
  permuteAndFlip,
  privateQuantile,
  reportNoisyMax,
  thresholdedCounts,
} from '../../../src/privacy/index.js'
import { keepChances } from '../../../src/privacy/mechanisms/partition-selection.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy } from '../../../src/privacy/randomness/replay.js'
import { golden } from '../golden.js'
import { freeCharge } from './free-charge.js'

const runs = 20_000
const release = <T>(mechanism: Mechanism<T>, exact: ArrayLike<number>): T => mechanism.release(exact, freeCharge())

/** A share of 20,000 runs may lie 5.2 standard errors off: 1e-6 for the ten shares of a test, two-sided, and a tenth of that. */
function isShare(count: number, chance: number): void {
  expect(Math.abs(count - runs * chance)).toBeLessThan(5.2 * Math.sqrt(runs * chance * (1 - chance)) + 2)
}

function counts(mechanism: Mechanism<number>, scores: readonly number[]): number[] {
  const found = scores.map(() => 0)
  for (let run = 0; run < runs; run++) {
    const chosen = release(mechanism, scores)
    found[chosen] = found[chosen]! + 1
  }
  return found
}

describe('choices (bug J: an exponential mechanism without its half)', () => {
  for (const item of golden.selection.items) {
    const { quality, epsilon, sensitivity } = item
    // The public grid adds one step to a sensitivity of 1,024: chances move by less than ε/1000, far below the noise here.
    test(`the exponential mechanism has the chances of the enumeration, ε ${epsilon}`, () => {
      const found = counts(exponential({ sensitivity, epsilon }), quality)
      for (const [index, count] of found.entries()) isShare(count, item.exponential[index])
    })
    test(`permute-and-flip has the chances of the enumeration, ε ${epsilon}`, () => {
      const found = counts(permuteAndFlip({ sensitivity, epsilon }), quality)
      for (const [index, count] of found.entries()) isShare(count, item.permute_and_flip[index])
    })
  }
  test('ties of a noisy maximum favour nobody', () => {
    const found = counts(reportNoisyMax({ sensitivity: 1, epsilon: 4 }), [5, 5, 5])
    for (const count of found) isShare(count, 1 / 3)
  })
})

describe('keys (bug I: keys by a threshold, called pure)', () => {
  test('chances to be kept are those of the recurrence, and never above', () => {
    for (const { epsilon, delta, keep } of golden.optimal_partition_selection.items) {
      const chances = keepChances(epsilon, delta)
      for (const [count, wanted] of Object.entries<number>(keep)) {
        const chance = Number(chances[Math.min(Number(count), chances.length - 1)]) / 2 ** 64
        expect(Math.abs(chance / wanted - 1)).toBeLessThan(1e-6)
      }
      expect(chances[0]).toBe(0n)
      expect(Number(chances[1]) / 2 ** 64).toBeLessThanOrEqual(delta)
    }
  })
  test('a key of one patient is kept as often as δ allows', () => {
    const delta = 0.01
    const kept = release(partitionSelection({ epsilon: 1, delta, keysPerPatient: 1 }), new Float64Array(runs).fill(1))
    isShare(
      kept.reduce((sum, each) => sum + each, 0),
      delta,
    )
  })
  test('counts pass a threshold for one patient less often than δ', () => {
    const mechanism = thresholdedCounts({ rho: 0.5, delta: 0.01, keysPerPatient: 1 })
    const kept = release(mechanism, new Float64Array(runs).fill(1)).filter((value) => !Number.isNaN(value))
    expect(kept.length).toBeLessThan(runs * 0.01 + 5 * Math.sqrt(runs * 0.01))
    expect(release(mechanism, [1000])[0]).toBeGreaterThan(900)
  })
})

describe('above a threshold', () => {
  test('stops after so many, and is right about what is clear', () => {
    const mechanism = aboveThreshold({
      sensitivity: 1,
      threshold: 500,
      thresholdEpsilon: 1,
      answerEpsilon: 1,
      positives: 2,
    })
    expect([...release(mechanism, [0, 1000, 0, 1000, 1000])]).toEqual([0, 1, 0, 1])
    expect(mechanism.loss).toMatchObject({ kind: 'pure' })
    expect(mechanism.scale).toBeGreaterThanOrEqual(4)
  })
})

describe('quantiles', () => {
  test('lie near the rank, a heap of equal values and an empty table included', () => {
    const options = { lowest: 0, highest: 1000, epsilon: 2 }
    const values = Array.from({ length: 1001 }, (_, index) => index)
    for (let run = 0; run < 20; run++)
      expect(Math.abs(release(privateQuantile({ ...options, rank: 500 }), values) - 500)).toBeLessThan(60)
    expect(release(privateQuantile({ ...options, rank: 50 }), new Float64Array(100).fill(7))).toBe(7)
    expect(release(privateQuantile({ ...options, rank: 0 }), [])).toBeGreaterThanOrEqual(0)
  })
})

describe('noise', () => {
  test('never is without size (bug D)', () => {
    for (const sensitivity of [1e-9, 1, 1000])
      for (const cost of [1e-6, 1, 50]) {
        expect(discreteLaplace({ sensitivity, epsilon: cost }).scale).toBeGreaterThan(0)
        expect(discreteGaussian({ sensitivity, rho: cost }).scale).toBeGreaterThan(0)
      }
    for (const wrong of [0, Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(() => discreteLaplace({ sensitivity: wrong, epsilon: 1 })).toThrow('must be a number above 0')
      expect(() => discreteGaussian({ sensitivity: 1, rho: wrong })).toThrow('must be a number above 0')
    }
  })
  test('costs what was asked, rounded up by less than a millionth of it', () => {
    const { loss } = discreteGaussian({ sensitivity: 1, rho: 0.01 })
    expect(loss).toMatchObject({ kind: 'zcdp', gaussian: true })
    expect(Math.abs((loss.kind === 'zcdp' ? loss.rho : 0) / 0.01 - 1)).toBeLessThan(1e-6)
  })
  test('is upon whole numbers whatever is given, and never throws for it (bugs L, N)', () => {
    const given = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -0, 5e-324, 2.7]
    for (const mechanism of [
      discreteLaplace({ sensitivity: 1, epsilon: 1 }),
      discreteGaussian({ sensitivity: 1, rho: 0.5 }),
    ])
      for (const value of release(mechanism, given)) expect(Number.isSafeInteger(value)).toBe(true)
  })
  test('reaches the same numbers from neighbouring answers (bug L)', () => {
    const noise = discreteGaussian({ sensitivity: 1, variance: 1 })
    const reached = (value: number) => new Set(release(noise, new Float64Array(runs).fill(value)))
    const [here, there] = [reached(0), reached(1)]
    for (let value = -2; value <= 3; value++) expect(here.has(value) && there.has(value)).toBe(true)
  })
  test('differs from run to run, for it has no seed (bug M)', () => {
    const noise = discreteGaussian({ sensitivity: 1, variance: 1000 })
    expect(release(noise, new Float64Array(20))).not.toEqual(release(noise, new Float64Array(20)))
  })
  test('a recorder sees what goes in', () => {
    const seen: Recorded[] = []
    discreteGaussian({ sensitivity: 1, rho: 1 }).release([3, 4], freeCharge(recordingEntropy(systemEntropy, seen)))
    expect(seen.map(({ mechanism, exact }) => [mechanism, exact])).toEqual([['discrete-gaussian', [3, 4]]])
  })
})
