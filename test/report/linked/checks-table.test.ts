import { expect, test } from 'vitest'
import type { Evaluation } from '../../../evaluators/index.js'
import { languageOf } from '../../../src/report/language/language.js'
import { linkedLanguage } from '../../../src/report/linked/linked-language.js'
import { linkedWords } from '../../../src/report/linked/linked-words.js'
import { checksTable } from '../../../src/report/linked/parts/checks-table.js'

const asked = (violations: number, of = 1200) => ({ of, violations })
const evaluation = (checks: readonly unknown[]) =>
  ({
    results: [{ id: 'validity.plausibility', result: { status: 'ok', value: 0, detail: { checks } } }],
  }) as unknown as Evaluation
const page = (name: 'en' | 'fr', checks: readonly unknown[]) =>
  checksTable(evaluation(checks), {
    language: linkedLanguage(name),
    words: linkedWords[name],
    plain: languageOf(name),
  } as Parameters<typeof checksTable>[1])?.markup

const clean = { check: 'plausibleValueLow', table: 'measurement', column: 'x' }
const early = { check: 'plausibleStartBeforeEnd', table: 'visit_occurrence', column: 'visit_start_date' }
const late = { check: 'plausibleDuringLife', table: 'death', column: 'death_date', against: 'person.death_date' }

test('checks that somebody violates stand with three numbers, the worst first, in both languages', () => {
  const checks = [
    { ...clean, real: asked(0), unseen: asked(0), synthetic: asked(0) },
    { ...early, real: asked(1), unseen: asked(0), synthetic: asked(3) },
    { ...late, real: asked(0), unseen: asked(2), synthetic: asked(40) },
  ]
  const english = page('en', checks)!
  expect(english).toContain('Of 3 checks')
  expect(english).not.toContain('plausibleValueLow')
  expect(english.indexOf('plausibleDuringLife')).toBeLessThan(english.indexOf('plausibleStartBeforeEnd'))
  expect(english).toContain('person.death_date')
  const rows = english.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')
  expect(rows).toMatch(/0 \/ 1.200\|2 \/ 1.200\|40 \/ 1.200/)
  expect(page('fr', checks)).toMatch(/Sur 3 contrôles/)
})

test('where nobody violates any there is no table, and without details nothing', () => {
  const nobody = page('en', [{ ...clean, real: asked(0), unseen: asked(0), synthetic: asked(0) }])!
  expect(nobody).toContain('0 are violated')
  expect(nobody).not.toContain('<table')
  expect(page('en', [])).toBeUndefined()
})
