import { describe, expect, test } from 'vitest'
import { createLedger, discreteGaussian, discreteLaplace, exponential } from '../../src/privacy/index.js'
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
  test('refuses what it cannot count, random batches', () => {
    const loss = { kind: 'subsampled-gaussian', noiseMultiplier: 1, sampling: 0.01, steps: 1 } as const
    const batches = { name: 'batches', sensitivity: { norm: 'l2', bound: 1 }, loss, scale: 1 } as const
    expect(() => createLedger(options).charge('training', batches, 'clipped')).toThrow('too little privacy left')
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
