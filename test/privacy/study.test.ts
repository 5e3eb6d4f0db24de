import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkStudy, discreteGaussian, openStudy, readLedger, type StudyRequest } from '../../src/privacy/index.js'
import { systemEntropy } from '../../src/privacy/randomness/index.js'
import { replayEntropy } from '../../src/privacy/randomness/replay.js'

const asked: StudyRequest = { epsilon: 1, publicSize: 2000, patients: 'a study', unit: 'patient' }
const newPath = () => join(mkdtempSync(join(tmpdir(), 'study-')), 'study.ledger')

/** All that a release may spend, at once. */
function spend({ ledger, rho }: ReturnType<typeof openStudy>): void {
  ledger.charge('all', discreteGaussian({ sensitivity: 1, rho }), 'one cell')
}

describe('the privacy of a study', () => {
  test('one release spends what it was asked to, and the ledger says it was no more than its epsilon', () => {
    const study = openStudy(asked)
    spend(study)
    expect(study.ledger.spent().epsilon).toBeLessThanOrEqual(1)
    expect(study.ledger.spent().epsilon).toBeGreaterThan(0.9)
  })
  test('a total is spent release by release, and the one that would pass it is refused', () => {
    const request = { ...asked, ledger: newPath(), total: 2 }
    const releases = () => readLedger(request.ledger).entries.length
    for (;;) {
      try {
        spend(openStudy(request))
      } catch (error) {
        expect(error).toMatchObject({ code: 'budget-exhausted' })
        break
      }
    }
    // Costs in rho: two of epsilon 1 cost less than one of epsilon 2.
    expect(releases()).toBeGreaterThanOrEqual(2)
    expect(readLedger(request.ledger).entries.at(-1)!.spent.epsilon).toBeLessThanOrEqual(2)
    expect(() => checkStudy(request)).toThrow('too little privacy left')
  })
  test('a ledger that is there need not be told its total again', () => {
    const ledger = newPath()
    spend(openStudy({ ...asked, ledger, total: 3 }))
    const { epsilon, patients, unit } = asked
    expect(openStudy({ epsilon, patients, unit, ledger }).ledger.budget).toMatchObject({ epsilon: 3, publicSize: 2000 })
  })
  test('nothing is written by looking', () => {
    const ledger = newPath()
    checkStudy({ ...asked, ledger })
    expect(existsSync(ledger)).toBe(false)
  })
  test.each([
    [{ epsilon: 0 }, 'epsilon must be a number above 0'],
    [{ epsilon: Number.NaN }, 'epsilon must be a number above 0'],
    [{ epsilon: 11 }, 'accept weak privacy'],
    [{ delta: 1e-3 }, 'delta must be at most'],
    [{ publicSize: 0.5 }, 'whole number'],
    [{ publicSize: 99 }, 'a public number of 99 patients makes delta 1 in 9801'],
    [{ publicSize: 5, delta: 0.01 }, 'a delta above 1 in 10000'],
    [{ total: 0.5 }, 'at least the epsilon'],
    [{ total: 11 }, 'accept weak privacy'],
  ])('refuses %j and writes nothing', (wrong, message) => {
    const ledger = newPath()
    expect(() => openStudy({ ...asked, ledger, ...wrong })).toThrow(message)
    expect(existsSync(ledger)).toBe(false)
  })
  test.each([
    [{ patients: 'others' }, 'other patients'],
    [{ unit: 'row' as const }, 'fixed when it is begun'],
    [{ total: 4 }, 'fixed when it is begun'],
    [{ publicSize: 3000 }, 'fixed when it is begun'],
    [{ epsilon: Number.NaN }, 'epsilon must be'],
    [{ delta: 0.1 }, 'delta must be at most'],
  ])('refuses %j of a ledger that is there', (wrong, message) => {
    const request = { ...asked, ledger: newPath(), total: 3 }
    openStudy(request)
    expect(() => openStudy({ ...request, ...wrong })).toThrow(message)
  })
  test('no ledger file counts replayed noise', () => {
    const entropy = replayEntropy(Uint32Array.from({ length: 9 }, () => systemEntropy.word()))
    expect(() => openStudy({ ...asked, ledger: newPath(), entropy })).toThrow('not private')
  })
})
