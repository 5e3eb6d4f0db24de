import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metrics } from '../../../evaluators/index.js'
import {
  impactAssessment,
  recordOfProcessing,
  regulation,
  textsAndAnswers,
} from '../../../src/report/regulation/index.js'

const parts = ['nature', 'manifest', 'risk', 'twin']

test('each text has a source, asks something, and leaves something to a person, in both languages', () => {
  expect(regulation.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  for (const { id, name, asks, person, source } of regulation.rows) {
    expect(source.en.length, id).toBeGreaterThan(10)
    for (const text of [name, asks, person, source]) {
      expect(text.en.length, id).toBeGreaterThan(5)
      expect(text.fr, id).not.toBe(text.en)
    }
  }
})

test('what answers is a metric of the catalogue or a part of a release', () => {
  const known = new Set([...metrics.map(({ id }) => id), ...parts])
  for (const { id, answeredBy } of regulation.rows)
    for (const each of answeredBy) expect(known.has(each), `${id}: ${each}`).toBe(true)
})

test('the texts that were asked for are there', () => {
  const all = regulation.rows.map(({ id }) => id)
  for (const id of [
    'gdpr-4-5',
    'gdpr-9',
    'gdpr-25',
    'gdpr-30',
    'gdpr-32',
    'gdpr-35',
    'gdpr-recital-26',
    'wp216',
    'cnil-mr-004',
    'cnil-mr-005',
    'cnil-warehouse',
    'hdh',
  ])
    expect(all).toContain(id)
})

test('no text says that anything complies', () => {
  const facts = { title: 't', nature: 'generalised', steps: ['mask'], outputs: [{ file: 'a.csv', rows: 5 }] } as const
  for (const language of ['en', 'fr'] as const) {
    const texts = [
      ...[JSON.stringify(regulation), recordOfProcessing(facts, language), impactAssessment(facts, language)],
      textsAndAnswers(language, { metrics }),
    ]
    for (const text of texts) expect(text).not.toMatch(/\bcompliant\b|\bcomplies\b|est conforme/i)
    expect(recordOfProcessing(facts, language)).toContain('a.csv (5)')
    expect(impactAssessment(facts, language)).toContain(language === 'fr' ? '(à compléter)' : '(to be filled in)')
  }
})

/** How the page says what answers. */
const said: readonly (readonly [RegExp, string])[] = [
  [/^privacy\.(singling-out|linkability|inference)$/, 'three risks'],
  [/^privacy\.record-linkage/, 'rows found again'],
  [/^privacy\.homogeneous-classes$/, 'told by a class'],
  [/^privacy\.membership/, 'membership'],
  [/^risk$/, 'risk pages'],
]

test('the page says of every text what the table says', () => {
  const page = readFileSync(new URL('../../../docs/regulation.md', import.meta.url), 'utf8')
  const lines = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| text'))
  expect(page).toContain(regulation.date)
  expect(lines.length).toBe(regulation.rows.length)
  regulation.rows.forEach(({ id, answeredBy }, index) => {
    for (const each of answeredBy) {
      const words = said.find(([pattern]) => pattern.test(each))?.[1] ?? each
      expect(lines[index]!.includes(words) || lines[index]!.includes(each), `${id}: ${each}`).toBe(true)
    }
  })
})

test('the advice says of every text what will answer, by the titles of the report', () => {
  const page = textsAndAnswers('fr', { metrics })
  expect(page.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(regulation.rows.length + 2)
  expect(page).toContain('ce que seule une personne peut dire')
  expect(page).not.toMatch(/\| privacy\./)
})
