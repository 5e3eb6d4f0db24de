import { describe, expect, test } from 'vitest'
import { createLedger, discreteGaussian, isStrong, privacyStatement, spentByPurpose } from '../../src/privacy/index.js'
import { replayEntropy } from '../../src/privacy/randomness/replay.js'

const options = { epsilon: 1, publicSize: 3000, unit: 'patient', patients: 'a study' } as const
const mechanism = () => discreteGaussian({ sensitivity: 1, rho: 0.005 })

describe('the statement', () => {
  test('says what is promised, of what, and what is not', () => {
    const ledger = createLedger(options)
    for (const purpose of ['codebook: bounds', 'training: pairs', 'training: singles'])
      ledger.charge(purpose, mechanism(), 'one cell')
    const english = privacyStatement(ledger.record(), { language: 'en' })
    expect(english.promise).toMatch(
      /^Any one patient's complete data .* at most a factor of 2\.\d+ \(ε = 0\.\d+\), .* 1 in 9,000,000\.$/,
    )
    expect(english.covers).toBe('This covers: codebook (33 %), training (67 %).')
    expect(english.odds).toContain('50 % can be moved to at most')
    expect(english.warnings).toEqual([])
    const french = privacyStatement(ledger.record(), { language: 'fr' })
    expect(french.promise).toMatch(/^Les données complètes d’un patient.* \(ε = 0,\d+\).* 1 sur 9\s000\s000\.$/)
    expect(french.covers).toBe('Cela couvre : codebook (33 %), training (67 %).')
  })
  test('never says less than was spent', () => {
    const ledger = createLedger(options)
    ledger.charge('x', discreteGaussian({ sensitivity: 1, rho: ledger.plan({ x: 1 }).x }), 'one cell')
    const said = Number(/ε = ([\d.]+)/.exec(privacyStatement(ledger.record(), { language: 'en' }).promise)![1])
    expect(said).toBeGreaterThanOrEqual(ledger.spent().epsilon)
    expect(said).toBeLessThanOrEqual(1)
  })
  test('warns of rows taken for people, of replayed noise and of a large budget', () => {
    const record = createLedger({ ...options, unit: 'row', epsilon: 9, entropy: replayEntropy([]) }).record()
    expect(isStrong(record)).toBe(false)
    for (const language of ['en', 'fr'] as const) expect(privacyStatement(record, { language }).warnings.length).toBe(3)
  })
  test('shares what was spent by the name before the colon', () => {
    const ledger = createLedger(options)
    ledger.charge('queries: a', mechanism(), 'one cell')
    ledger.charge('queries: b', mechanism(), 'one cell')
    expect(spentByPurpose(ledger.record()).map(({ purpose }) => purpose)).toEqual(['queries'])
  })
})
