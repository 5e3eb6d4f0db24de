import { describe, expect, test } from 'vitest'
import {
  calibratedNoise,
  createLedger,
  discreteGaussian,
  discreteLaplace,
  exponential,
  pldEpsilon,
  zcdpEpsilon,
} from '../../src/privacy/index.js'
import { replayEntropy } from '../../src/privacy/randomness/replay.js'

const options = { epsilon: 1, publicSize: 2000, unit: 'patient', patients: 'a study' } as const
const total = 0.0217

describe('the ledger', () => {
  test('turns its total into ρ once', () => {
    expect(createLedger(options).budget.rho).toBeCloseTo(total, 4)
  })
  test('charges all shares of a plan, and nothing more', () => {
    const ledger = createLedger(options)
    const share = ledger.plan({ codebook: 0.1, training: 0.7, queries: 0.2 })
    for (const rho of [share.codebook, share.training, share.queries])
      for (let part = 0; part < 50; part++)
        ledger.charge('a table', discreteGaussian({ sensitivity: 1, rho: rho / 50 }), 'a patient is in one cell')
    expect(ledger.entries().length).toBe(150)
    expect(ledger.spent().epsilon).toBeLessThanOrEqual(1)
    expect(() => ledger.charge('one more', discreteGaussian({ sensitivity: 1, rho: 1e-6 }), 'one cell')).toThrow(
      'the ledger has too little privacy left',
    )
    expect(ledger.entries().length).toBe(150)
  })
  test('charges all of several or none', () => {
    const ledger = createLedger(options)
    const half = discreteGaussian({ sensitivity: 1, rho: total * 0.6 })
    const again = discreteGaussian({ sensitivity: 1, rho: total * 0.6 })
    const asked = [half, again].map((mechanism) => ({ purpose: 'a table', reason: 'one cell', mechanism }))
    expect(() => ledger.chargeAll(asked)).toThrow('too little privacy')
    expect(ledger.entries()).toEqual([])
  })
  test('costs the same in any order, and is exact where all noise is Gaussian', () => {
    const mechanisms = () => [
      discreteGaussian({ sensitivity: 1, rho: 0.01 }),
      discreteLaplace({ sensitivity: 1, epsilon: 0.05 }),
      exponential({ sensitivity: 1, epsilon: 0.1 }),
    ]
    const [there, back] = [createLedger(options), createLedger(options)]
    for (const mechanism of mechanisms()) there.charge('x', mechanism, 'y')
    for (const mechanism of mechanisms().reverse()) back.charge('x', mechanism, 'y')
    expect(there.spent().epsilon).toBeCloseTo(back.spent().epsilon, 12)
    const gaussian = createLedger(options)
    gaussian.charge('x', discreteGaussian({ sensitivity: 1, rho: 0.0216 }), 'y')
    expect(gaussian.spent().epsilon).toBeLessThan(0.97)
  })
  test('lets one mechanism go once for a charge', () => {
    const ledger = createLedger(options)
    const count = discreteGaussian({ sensitivity: 1, rho: 0.001 })
    const charge = ledger.charge('a count', count, 'a patient is in one cell')
    const other = discreteGaussian({ sensitivity: 1, rho: 0.001 })
    expect(() => other.release([1], charge)).toThrow('a charge of its own')
    count.release([1], charge)
    expect(() => count.release([1], charge)).toThrow('a charge of its own')
  })
  describe('counts random batches by their losses', () => {
    const batches = (noiseMultiplier: number) =>
      ({
        name: 'batches',
        sensitivity: { norm: 'l2', bound: 1 },
        loss: { kind: 'subsampled-gaussian', noiseMultiplier, sampling: 0.01, steps: 100 },
        scale: noiseMultiplier,
      }) as const
    const total = { ...options, epsilon: 1, publicSize: 1000, keysShare: 0 }
    test('to the last of the total where there is nothing else', () => {
      const ledger = createLedger(total)
      const { delta } = ledger.budget
      const noise = calibratedNoise({ sampling: 0.01, steps: 100 }, { epsilon: 1, delta })
      expect(() => ledger.charge('training', batches(noise * 0.98), 'clipped')).toThrow('too little privacy left')
      expect(ledger.entries()).toEqual([])
      ledger.charge('training', batches(noise), 'clipped')
      expect(ledger.spent().epsilon).toBeLessThanOrEqual(1)
      expect(ledger.spent().epsilon).toBeGreaterThan(0.999)
      const count = discreteGaussian({ sensitivity: 1, rho: 1e-4 })
      expect(ledger.remaining().rho).toBe(0)
      expect(() => ledger.charge('a count', count, 'once')).toThrow('too little privacy left')
    })
    test('beside others at half of δ each, in either order', () => {
      const spent = [true, false].map((first) => {
        const ledger = createLedger(total)
        const count = discreteGaussian({ sensitivity: 1, rho: 0.002 })
        if (first) ledger.charge('training', batches(3), 'clipped')
        ledger.charge('a count', count, 'once')
        if (!first) ledger.charge('training', batches(3), 'clipped')
        return ledger.spent()
      })
      expect(spent[1]).toEqual(spent[0])
      const { delta } = createLedger(total).budget
      const apart =
        zcdpEpsilon(spent[0]!.rho, delta / 2) +
        pldEpsilon({ noiseMultiplier: 3, sampling: 0.01, steps: 100 }, delta / 2)
      expect(spent[0]!.epsilon).toBeCloseTo(apart, 12)
    })
    test('and lets nothing pass what they leave', () => {
      const ledger = createLedger(total)
      const before = ledger.remaining().rho
      expect(ledger.epsilonWith(batches(3).loss)).toBeLessThan(1)
      ledger.charge('training', batches(3), 'clipped')
      const { rho } = ledger.remaining()
      expect(rho).toBeGreaterThan(0)
      expect(rho).toBeLessThan(before)
      const { all } = ledger.plan({ all: 1 })
      ledger.charge('a count', discreteGaussian({ sensitivity: 1, rho: all }), 'once')
      expect(ledger.spent().epsilon).toBeLessThanOrEqual(1)
      expect(ledger.spent().epsilon).toBeGreaterThan(0.999)
      expect(() => ledger.charge('more', discreteGaussian({ sensitivity: 1, rho: all / 100 }), 'once')).toThrow(
        'too little',
      )
    })
  })
  test('says that replayed noise is not private', () => {
    expect(createLedger({ ...options, entropy: replayEntropy([]) }).record().entropy).toBe('replay: NOT PRIVATE')
    expect(createLedger(options).record().entropy).toBeUndefined()
  })
  test.each([
    [{ epsilon: 0 }, 'epsilon must be a number above 0'],
    [{ epsilon: Number.NaN }, 'epsilon must be a number above 0'],
    [{ epsilon: -1 }, 'epsilon must be a number above 0'],
    [{ epsilon: Number.POSITIVE_INFINITY }, 'epsilon must be a number above 0'],
    [{ epsilon: 11 }, 'protects nobody'],
    [{ delta: 1e-6 }, 'at most one in the square'],
    [{ delta: 0 }, 'delta must be a number above 0'],
    [{ publicSize: Number.NaN }, 'public number of patients'],
    [{ keysShare: 1 }, 'share of delta'],
  ])('refuses %j', (wrong, message) => {
    expect(() => createLedger({ ...options, ...wrong })).toThrow(message)
  })
  test('takes an ε above 10 that was accepted', () => {
    expect(createLedger({ ...options, epsilon: 11, acceptWeakPrivacy: true }).budget.epsilon).toBe(11)
  })
})
