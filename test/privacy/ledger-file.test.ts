import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { discreteGaussian, openLedger, readLedger } from '../../src/privacy/index.js'
import { replayEntropy } from '../../src/privacy/randomness/replay.js'

const options = { epsilon: 1, publicSize: 2000, unit: 'patient', patients: 'a study' } as const
const newPath = () => join(mkdtempSync(join(tmpdir(), 'ledger-')), 'study.ledger')
const part = (rho: number) => discreteGaussian({ sensitivity: 1, rho })

describe('a ledger in a file', () => {
  test('counts the second release with the first, and refuses when spent', () => {
    const path = newPath()
    openLedger(path, options).charge('first', part(0.015), 'one cell')
    const second = openLedger(path, options)
    expect(second.entries().map(({ purpose }) => purpose)).toEqual(['first'])
    expect(() => second.charge('second', part(0.015), 'one cell')).toThrow('too little privacy left')
    second.charge('smaller', part(0.005), 'one cell')
    expect(readLedger(path).entries.length).toBe(2)
  })
  test('counts what another process charged since it was opened', () => {
    const path = newPath()
    const [here, there] = [openLedger(path, options), openLedger(path, options)]
    here.charge('first', part(0.015), 'one cell')
    expect(() => there.charge('second', part(0.015), 'one cell')).toThrow('too little privacy left')
  })
  test('is written before the leave is given, and readable by its owner only', () => {
    const path = newPath()
    const ledger = openLedger(path, options)
    ledger.charge('a table', part(0.001), 'one cell')
    expect(readFileSync(path, 'utf8')).toContain('"a table"')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
  test.each([
    ['a cost made smaller', (text: string) => text.replace(/"rho":0\.01/, '"rho":0.00')],
    ['an entry taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
    [
      'the order turned',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(1, 2, ...text.split('\n').slice(1, 3).reverse())
          .join('\n'),
    ],
    ['a line cut off', (text: string) => text.slice(0, -10)],
    ['a line that is no JSON', (text: string) => `${text}{\n`],
  ])('is refused with %s', (_, change) => {
    const path = newPath()
    const ledger = openLedger(path, options)
    ledger.charge('first', part(0.01), 'one cell')
    ledger.charge('second', part(0.002), 'one cell')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, change(text))
    expect(() => openLedger(path, options)).toThrow('the ledger is not as it was written')
    expect(() => ledger.charge('third', part(0.001), 'one cell')).toThrow('the ledger is not as it was written')
  })
  test('is of its own patients, its own total and no replayed noise', () => {
    const path = newPath()
    openLedger(path, options)
    expect(() => openLedger(path, { ...options, patients: 'others' })).toThrow('the ledger counts other patients')
    expect(() => openLedger(path, { ...options, epsilon: 2 })).toThrow("a ledger's total is fixed")
    expect(() => openLedger(path, { ...options, unit: 'row' })).toThrow("a ledger's total is fixed")
    expect(() => openLedger(newPath(), { ...options, entropy: replayEntropy([]) })).toThrow(
      'replayed noise is not private',
    )
  })
})
