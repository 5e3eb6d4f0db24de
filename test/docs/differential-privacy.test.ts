import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { budgetOf, isStrong, privacyStatement } from '../../src/privacy/index.js'
import { root } from './code-blocks.js'

const page = readFileSync(join(root, 'docs/differential-privacy.md'), 'utf8')
const statementOf = (epsilon: number) => {
  const { rho, delta } = budgetOf({ epsilon, publicSize: 2000 })
  return {
    ...({ format: 'mirrorward/ledger', version: 1, unit: 'patient', patients: 'x' } as const),
    ...{ epsilon, delta, rho, publicSize: 2000, keysDelta: 0, entries: [] },
  }
}

test('the odds of the page are those of e^ε, rounded up as statements round them', () => {
  const rows = [...page.matchAll(/^\| ([\d.]+) \| ([\d.]+) % \|/gm)].map(([, epsilon, odds]) =>
    [epsilon, odds].map(Number),
  )
  expect(rows.length).toBe(4)
  for (const [epsilon = 0, odds = 0] of rows) {
    const exact = (100 * Math.exp(epsilon)) / (1 + Math.exp(epsilon))
    expect(odds - exact).toBeGreaterThanOrEqual(0)
    expect(odds - exact).toBeLessThan(1)
  }
})

test('above 8 it is not called differentially private, above 10 it is asked twice', () => {
  expect(isStrong(statementOf(8))).toBe(true)
  expect(isStrong(statementOf(9))).toBe(false)
  expect(() => budgetOf({ epsilon: 10.5, publicSize: 2000 })).toThrow('accept weak privacy')
  expect(budgetOf({ epsilon: 3, publicSize: 2000 }).delta).toBe(1 / 2000 ** 2)
})

test('what the page says is not covered is what statements say', () => {
  const { doesNotCover } = privacyStatement(statementOf(1), { language: 'en' })
  for (const words of ['schema', 'releases', 'whole group', 'exact numbers'])
    expect(
      [doesNotCover.join(), page.slice(page.indexOf('## What is not covered'))].every((each) => each.includes(words)),
    ).toBe(true)
})
