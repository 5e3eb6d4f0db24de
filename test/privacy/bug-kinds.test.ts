import { describe, expect, test, vi } from 'vitest'
import { replayFaults } from '../../evaluators/index.js'
import { dpMarginals } from '../../models/index.js'
import { createRng } from '../../src/math/index.js'
import { sumUp } from '../../src/privacy/accounting/rounded.js'
import {
  createLedger,
  discreteGaussian,
  discreteLaplace,
  exponential,
  type Mechanism,
  partitionSelection,
  privateQuantile,
  randomBatches,
} from '../../src/privacy/index.js'
import { addedZcdp } from '../../src/privacy/privacy-loss.js'
import { laplaceSampler, systemEntropy } from '../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../src/privacy/randomness/replay.js'
import { type NeighbourPair, neighbourPairs } from '../contracts/private/neighbour-pairs.js'
import { boundsFor, replayedAnswers, withOdd } from '../contracts/private/replayed-answers.js'
import { type ReplayedFit, replayedFit, unpaidReleases } from '../contracts/private/replayed-fit.js'
import { chiSquareQuantile } from './mechanisms/chi-square.js'
import { freeCharge } from './mechanisms/free-charge.js'
import { peopleSchema, peopleTable } from './queries/people.js'

/**
 * The kinds of bug that peers shipped (differential-privacy reference 11), a test each: every one was seen to fail with its bug put into
 * the code. Statistical ones fail by chance once in a million runs.
 */

const pairs = neighbourPairs(18, 'bug kinds')
const pairOf = (kind: string): NeighbourPair => pairs.find((pair) => pair.kind === kind)!

const fitBoth = (pair: NeighbourPair, options: Readonly<Record<string, unknown>> = {}): Promise<ReplayedFit> =>
  replayedFit({ name: 'mst', model: dpMarginals as never, options: { bins: 4, iterations: 3, ...options } }, pair)

const release = <T>(mechanism: Mechanism<T>, exact: ArrayLike<number>): T => mechanism.release(exact, freeCharge())

/** What a mechanism is given for two inputs, the second answered as the first. */
function given<T>(mechanism: Mechanism<T>, one: ArrayLike<number>, other: ArrayLike<number>) {
  const own: Recorded[] = []
  const seen: Recorded[] = []
  const first = mechanism.release(one, freeCharge(recordingEntropy(systemEntropy, own)))
  mechanism.release(other, freeCharge(replayingEntropy(systemEntropy, own, seen)))
  return { own, seen, first }
}

describe('sensitivities', () => {
  test('A: what a patient moves lies within what is declared, whatever the public bounds', async () => {
    for (const pair of pairs.slice(0, 9)) expect((await fitBoth(pair)).faults).toEqual([])
    // Bounds of one side, and of two unlike ones: what the lower alone would say is too little.
    const rng = createRng('bug A')
    for (const ask of ['sum', 'variance', 'mean'] as const)
      for (const value of ['-90', '0', '55'])
        for (let each = 0; each < 4; each++) {
          const table = withOdd(peopleTable(8, each), { marker: value })
          expect((await replayedAnswers({ ask, of: 'marker' }, table, boundsFor(rng))).faults).toEqual([])
        }
  })
  test('B: a score takes one private term, or declares both', async () => {
    const { faults } = await fitBoth(pairOf('one of many'))
    expect(faults.filter(({ mechanism }) => mechanism === 'exponential')).toEqual([])
  })
  test('C: a value a million times beyond its bounds moves no more than one at them', async () => {
    expect((await fitBoth(pairOf('the extreme, a million times beyond the bounds'))).faults).toEqual([])
    for (const ask of ['sum', 'variance', 'mean'] as const) {
      const table = withOdd(peopleTable(8), { marker: '5e7' })
      expect((await replayedAnswers({ ask, of: 'marker' }, table, peopleSchema)).faults).toEqual([])
    }
    const quantile = privateQuantile({ lowest: 0, highest: 9, rank: 2, epsilon: 1 })
    for (let run = 0; run < 50; run++) {
      const point = release(quantile, [1, 2, 9e6])
      expect(Number.isInteger(point) && point >= 0 && point <= 9).toBe(true)
    }
  })
  test('K: scores are on the scale of their sensitivity: a patient moves one by up to it and no further', async () => {
    const moved = (await Promise.all(pairs.slice(0, 9).map((pair) => fitBoth(pair)))).flatMap(({ faults }) => faults)
    expect(moved).toEqual([])
  })
  test('replays tell a distance of two from one of one, in each norm', () => {
    const one = { mechanism: 'm', scale: 1, exact: [0, 0], output: 0 }
    for (const [norm, far] of [
      ['l1', [1, 1]],
      ['l2', [1, 1]],
      ['linf', [2, 0]],
      ['values', [0, 1, 2]],
    ] as const) {
      const at = (exact: readonly number[]): Recorded => ({ ...one, sensitivity: { norm, bound: 1 }, exact })
      expect(replayFaults([at([0, 0])], [at(far)]).map(({ kind }) => kind)).toEqual(['sensitivity'])
      expect(replayFaults([at([0, 0])], [at(norm === 'values' ? [0] : [1, 0])])).toEqual([])
      expect(replayFaults([at([0, 0])], [at([Number.NaN, 0])]).length).toBe(1)
    }
    expect(replayFaults([{ ...one, sensitivity: { norm: 'l1', bound: 1 } }], []).map(({ kind }) => kind)).toEqual([
      'sequence',
    ])
  })
})

describe('what the data must not decide', () => {
  test('E: levels and extremes of the data change no size and no number of releases', async () => {
    for (const kind of ['the only holder of a level', 'the holder of a level nobody listed', 'the only one'])
      expect((await fitBoth(pairOf(kind))).faults).toEqual([])
  })
  test('F: the exact number of rows is nowhere: two patients and one give the same bytes', async () => {
    for (const kind of ['the last of two', 'the only one']) {
      const { kept } = await fitBoth(pairOf(kind))
      expect(kept[1]).toBe(kept[0])
    }
  })
  test('Q: the same mechanisms are called in the same order, whoever is there', async () => {
    for (const options of [{}, { method: 'aim', cells: 200 }]) {
      const { faults, charges } = await fitBoth(pairOf('the only one'), options)
      expect(faults.filter(({ kind }) => kind === 'sequence')).toEqual([])
      expect(charges[1]).toEqual(charges[0])
    }
  })
})

describe('noise', () => {
  test('D: is never without size, at any corner of its options, and costs what it says', () => {
    for (const rho of [1e-12, 1e-6, 0.02, 1, 50, 1e6, 1e12])
      for (const sensitivity of [1e-3, 1, Math.SQRT2, 1000]) {
        if ((sensitivity * sensitivity) / (2 * rho) > 2 ** 78) continue
        const { scale, loss } = discreteGaussian({ sensitivity, rho })
        expect(scale).toBeGreaterThan(0)
        expect(loss.kind === 'zcdp' && loss.rho >= (sensitivity ** 2 / (2 * scale ** 2)) * (1 - 1e-12)).toBe(true)
      }
    for (const epsilon of [1e-9, 0.1, 1, 50, 1e9])
      for (const sensitivity of [1e-3, 1, 1000]) {
        if (sensitivity / epsilon > 2 ** 38) continue
        const { scale, loss } = discreteLaplace({ sensitivity, epsilon })
        expect(scale).toBeGreaterThan(0)
        expect(loss.kind === 'pure' && loss.epsilon >= sensitivity / scale).toBe(true)
      }
    for (const nothing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => discreteGaussian({ sensitivity: nothing, rho: 1 })).toThrow()
  })
  test('L: lies on whole numbers, and neighbours reach the same ones', () => {
    const mechanism = discreteGaussian({ sensitivity: 1, variance: 1 })
    const reached = (value: number) => new Set(release(mechanism, new Float64Array(20_000).fill(value)))
    const [one, next] = [reached(10), reached(11)]
    for (const value of [...one, ...next]) expect(Number.isInteger(value)).toBe(true)
    // Of 20,000 draws one lies two and a half deviations off with a chance beyond 1 − 1e-100.
    for (let value = 8; value <= 13; value++) expect([one.has(value), next.has(value)]).toEqual([true, true])
  })
  test('M: comes from the operating system: two beginnings differ', async () => {
    const begun = async () => {
      vi.resetModules()
      const { systemEntropy: fresh } = await import('../../src/privacy/randomness/entropy.js')
      return [1, 2, 3, 4].map(() => fresh.word())
    }
    expect(await begun()).not.toEqual(await begun())
  })
  test('N: no number is passed on that is none, and none moves more than one', () => {
    const mechanism = discreteGaussian({ sensitivity: 1, variance: 4 })
    for (const odd of [
      Number.NaN,
      Infinity,
      -Infinity,
      1e308,
      -1e308,
      5e-324,
      -0,
      '7',
      'seven',
      undefined,
    ] as number[]) {
      const { own, first } = given(mechanism, [odd, 3], [0, 3])
      expect(own[0]!.exact.every((value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 52)).toBe(true)
      expect([...first].every(Number.isSafeInteger)).toBe(true)
      expect(Object.is(own[0]!.exact[0], -0)).toBe(false)
    }
  })
  test('P: of a discrete Laplace distribution, zero is not twice as likely', () => {
    const sample = laplaceSampler(2, 1)
    const draws = 100_000
    const chance = (size: number) => Math.tanh(1 / 4) * Math.exp(-Math.abs(size) / 2)
    const seen = new Map<number, number>()
    for (let draw = 0; draw < draws; draw++) {
      const value = Math.max(-8, Math.min(8, sample(systemEntropy)))
      seen.set(value, (seen.get(value) ?? 0) + 1)
    }
    let statistic = 0
    for (let value = -7; value <= 7; value++)
      statistic += ((seen.get(value) ?? 0) - draws * chance(value)) ** 2 / (draws * chance(value))
    expect(statistic).toBeLessThan(chiSquareQuantile(15))
  })
  test('S: is as large as its cost says, whatever the number of values', () => {
    for (const cells of [1, 50, 400]) {
      const mechanism = discreteGaussian({ sensitivity: Math.sqrt(cells), rho: 0.5 })
      const runs = Math.ceil(20_000 / cells)
      let squares = 0
      for (let run = 0; run < runs; run++)
        for (const value of release(mechanism, new Float64Array(cells))) squares += value * value
      const [count, variance] = [runs * cells, mechanism.variance!]
      // Five standard errors of a variance: √(2/n).
      expect(Math.abs(squares / count / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / count))
      expect(mechanism.loss).toMatchObject({ kind: 'zcdp' })
      expect(cells / (2 * variance)).toBeLessThanOrEqual(0.5)
    }
  })
})

describe('choices', () => {
  test('I: a key of one patient is kept no more often than δ', () => {
    const mechanism = partitionSelection({ epsilon: 1, delta: 0.01, keysPerPatient: 1 })
    expect(mechanism.loss.kind).toBe('approximate')
    const kept = release(mechanism, new Float64Array(100_000).fill(1)).reduce((sum, each) => sum + each, 0)
    // Poisson(1,000) passes 1,155 with a chance of 1e-6.
    expect(kept).toBeLessThan(1155)
    expect(release(mechanism, new Float64Array(1000)).some((each) => each === 1)).toBe(false)
  })
  test('J: the exponential mechanism has its half', () => {
    const mechanism = exponential({ sensitivity: 1, epsilon: 2 })
    const runs = 40_000
    let first = 0
    for (let run = 0; run < runs; run++) if (release(mechanism, [1, 0]) === 0) first++
    const chance = Math.E / (1 + Math.E)
    expect(Math.abs(first / runs - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / runs) + 1e-3)
  })
})

describe('random batches', () => {
  const options = { epsilon: 1, delta: 1e-4, publicSize: 10, unit: 'row', patients: 'nobody' } as const
  const begun = (sampling: number, steps: number) => {
    const mechanism = randomBatches({ sensitivity: 1, noiseMultiplier: 3, sampling, steps })
    const { loss } = mechanism
    expect(loss).toEqual({ kind: 'subsampled-gaussian', noiseMultiplier: 3, sampling, steps })
    return mechanism.begin(freeCharge())
  }
  test('G: sizes of batches are binomial, not fixed, and an empty batch gives noise', () => {
    const [steps, patients, sampling] = [10_000, 8, 0.3]
    const run = begun(sampling, steps)
    const seen = new Float64Array(patients + 1)
    for (let step = 0; step < steps; step++) {
      const { length } = run.draw(patients)
      seen[length] = seen[length]! + 1
      run.release([0])
    }
    const choose = [1, 8, 28, 56, 70, 56, 28, 8, 1]
    let statistic = 0
    for (let size = 0; size <= 6; size++) {
      const expected = steps * choose[size]! * sampling ** size * (1 - sampling) ** (patients - size)
      statistic += (seen[size]! - expected) ** 2 / expected
    }
    expect(statistic).toBeLessThan(chiSquareQuantile(7))
    const rare = begun(1e-4, 200)
    let squares = 0
    for (let step = 0; step < 200; step++) {
      expect(rare.draw(3).length).toBeLessThan(3)
      squares += rare.release([0, 0, 0, 0]).reduce((sum, each) => sum + each * each, 0)
    }
    // Variance 9: five standard errors of 800 draws.
    expect(Math.abs(squares / 800 / 9 - 1)).toBeLessThan(5 * Math.sqrt(2 / 800))
  })
  test('G: a run is as long as was charged, a batch drawn for each sum, and its charge is good once', () => {
    const run = begun(0.5, 1)
    expect(() => run.release([1])).toThrow(RangeError)
    run.draw(3)
    expect(() => run.draw(3)).toThrow(RangeError)
    run.release([1])
    expect(() => run.draw(3)).toThrow(RangeError)
    const ledger = createLedger(options)
    const mechanism = randomBatches({ sensitivity: 1, noiseMultiplier: 20, sampling: 0.1, steps: 2 })
    const charge = ledger.charge('training', mechanism, 'cut')
    mechanism.begin(charge)
    expect(() => mechanism.begin(charge)).toThrow('charge of its own')
  })
})

describe('bookkeeping', () => {
  const options = { epsilon: 1, publicSize: 1000, unit: 'row', patients: 'nobody' } as const
  test('H: a charge is good for one release, every release has its entry, and the sum is what is said', async () => {
    const ledger = createLedger(options)
    const mechanism = discreteGaussian({ sensitivity: 1, rho: ledger.budget.rho / 4 })
    const charge = ledger.charge('count: once', mechanism, 'a row is counted once')
    mechanism.release([1], charge)
    expect(() => mechanism.release([1], charge)).toThrow('charge of its own')
    for (const pair of pairs.slice(0, 3)) {
      const { unpaid, charges } = await fitBoth(pair)
      expect(unpaid).toEqual([])
      expect(charges[0].at(-1)!.spent.rho).toBeGreaterThanOrEqual(
        charges[0].reduce((sum, { loss }) => sum + ('rho' in loss ? (loss.rho ?? 0) : 0), 0) * (1 - 1e-12),
      )
    }
  })
  test('H: a release without an entry is found out', () => {
    const own: Recorded[] = []
    const ledger = createLedger({ ...options, entropy: recordingEntropy(systemEntropy, own) })
    const mechanism = discreteGaussian({ sensitivity: 1, rho: ledger.budget.rho / 4 })
    mechanism.release([1], ledger.charge('count: once', mechanism, 'a row is counted once'))
    expect(unpaidReleases(own, ledger.entries())).toEqual([])
    expect(unpaidReleases([...own, ...own], ledger.entries())).toHaveLength(1)
    expect(unpaidReleases([{ ...own[0]!, scale: own[0]!.scale / 2 }], ledger.entries())).toHaveLength(1)
  })
  test('O: a sum of costs is never below the exact one, in any order', () => {
    const costs = Array.from({ length: 200 }, (_, at) => ((at * 7919) % 97) / 1e4 + 1e-12 * at)
    const exact = costs.reduce((sum, cost) => sum + exactly(cost), 0n)
    for (const order of [costs, [...costs].reverse(), [...costs].sort()]) {
      expect(exactly(sumUp(order)) >= exact).toBe(true)
      expect(sumUp(order)).toBeLessThan(costs.reduce((sum, cost) => sum + cost, 0) * (1 + 1e-12))
    }
  })
  test('R: releases of groups that may overlap add up', () => {
    const ledger = createLedger(options)
    const mechanisms = [1, 2].map(() => discreteGaussian({ sensitivity: 1, rho: ledger.budget.rho / 3 }))
    for (const mechanism of mechanisms) ledger.charge('count: of a group', mechanism, 'a row is counted once')
    expect(ledger.spent().rho).toBeGreaterThan(0.66 * ledger.budget.rho)
    expect(addedZcdp([1, 1].map((rho) => ({ rho, delta: 1e-9 }))).rho).toBeGreaterThanOrEqual(2)
  })
})

/** A double as a whole number of 2⁻¹⁰⁷⁴. */
function exactly(value: number): bigint {
  let scaled = value
  let shift = 0
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    shift++
  }
  return BigInt(scaled) << BigInt(1074 - shift)
}
