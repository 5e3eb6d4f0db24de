import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  externalLinkedEvaluation,
  type LinkedEvaluation,
  linkedMetrics,
  parseAnyEvaluation,
  parseEvaluation,
} from '../../../evaluators/index.js'
import { createRng } from '../../../src/math/index.js'
import { compareReleases } from '../../../src/pipeline/index.js'
import { evaluateLinked } from '../../../src/pipeline/linked/index.js'
import { renderComparison, renderLinkedReport } from '../../../src/report/index.js'
import { frenchLinkedMetrics } from '../../../src/report/linked/linked-metrics-fr.js'
import { linkedAnswers } from '../../../src/report/linked/parts/answers-of-tables.js'
import { madeSchema, madeTables } from '../../evaluators/linked/made-tables.js'

const evaluation = await evaluateLinked(madeTables(60, 4, 'd'), {
  schema: madeSchema,
  train: madeTables(60, 1, 'a'),
  holdout: madeTables(40, 2, 'b'),
  reference: madeTables(60, 3, 'c'),
  rng: createRng(1),
  depth: 'quick',
})

test('tables are judged together by person, then each by itself with its parent beside it', () => {
  const quick = linkedMetrics.filter(({ cost }) => cost !== 'costly').map(({ id }) => id)
  expect(evaluation.results.map(({ id }) => id)).toEqual(quick)
  expect(evaluation.map.map(({ name, rows }) => [name, rows.synthetic > 0])).toEqual([
    ['people', true],
    ['visits', true],
    ['drugs', true],
  ])
  const visits = evaluation.tables.find(({ name }) => name === 'visits')!.evaluation
  expect(visits.schema.columns.map(({ name }) => name)).toContain('people.sex')
  expect(visits.schema.columns.map(({ name }) => name)).not.toContain('people.id')
})

test('the worst table comes first', () => {
  const scores = evaluation.tables.map(({ evaluation: { results } }) => {
    const shape = results.find(({ id }) => id === 'fidelity.shape')!.result
    return shape.status === 'ok' ? shape.value : 1
  })
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
})

test('an outsider gets values and no detail of linked metrics', () => {
  const external = externalLinkedEvaluation(evaluation)
  for (const { result } of external.results) expect(result).not.toHaveProperty('detail')
  for (const { evaluation: own } of external.tables) expect(own.audience).toBe('external')
})

const [english, french] = await Promise.all(
  (['en', 'fr'] as const).map((language) => renderLinkedReport(evaluation, { language })),
)

test('the report says the verdict, the map and every table in both languages', () => {
  for (const page of [english!, french!]) for (const { name } of evaluation.map) expect(page).toContain(name)
  expect(english).toContain('How the tables hang together')
  expect(french).toContain('Liens entre les tables')
  expect(english).toContain('shuffled histories')
  expect(french).toContain('histoires redistribuées')
  expect(english).toContain('id points at people.id')
  expect(french).toContain('id renvoie à people.id')
})

test('every table has its own part, the least faithful unfolded, and ids and links of the page fit together', () => {
  for (const page of [english!, french!]) {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of page.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(id)
    expect(ids).toEqual(expect.arrayContaining(['table-1-fidelity', 'table-2-fidelity', 'table-3-verdict']))
    expect(page.match(/<details open>/g)).toHaveLength(1)
    expect(page.indexOf('<details open>')).toBeGreaterThan(page.indexOf('id="table-1"'))
  }
})

test('a question whose answer is bad for one table alone is answered badly', () => {
  const [first, ...rest] = evaluation.tables
  const { verdict, ...own } = first!.evaluation
  const criteria = verdict!.criteria.map((each) =>
    each.question === 'useful' ? { ...each, status: 'not met' as const } : each,
  )
  const bad: LinkedEvaluation = {
    ...evaluation,
    tables: [{ name: first!.name, evaluation: { ...own, verdict: { ...verdict!, criteria } } }, ...rest],
  }
  const statusOf = (given: LinkedEvaluation) =>
    linkedAnswers(given).find(({ name }) => name === 'useful')!.counts.status
  expect(statusOf(evaluation)).not.toBe('not met')
  expect(statusOf(bad)).toBe('not met')
})

test('people of whom a key does not fit are said first', async () => {
  const keys = evaluation.results.find(({ id }) => id === 'validity.keys')!
  const missed: LinkedEvaluation = {
    ...evaluation,
    results: evaluation.results.map((each) =>
      each === keys ? { ...keys, result: { status: 'ok', value: 0.25 } } : each,
    ),
    verdict: {
      ...evaluation.verdict,
      criteria: evaluation.verdict.criteria.map((each) =>
        each.metric === 'validity.keys' ? { ...each, status: 'not met', threshold: 0 } : each,
      ),
    },
  }
  expect(await renderLinkedReport(missed)).toContain('0.250, where the policy wants at most 0.000')
})

test('an outsider sees no drawing and no detail of the tables together', async () => {
  const external = await renderLinkedReport(externalLinkedEvaluation(evaluation))
  const ofTables = external.indexOf('<section id="tables">')
  expect(external.slice(0, ofTables)).not.toContain('<svg')
  expect(external).not.toContain('id="courses"')
  expect(english!.slice(0, english!.indexOf('<section id="tables">')).match(/<svg/g)!.length).toBeGreaterThan(2)
})

test('the evaluation is read as it was written, and satisfies its published schema', () => {
  const schema = z.fromJSONSchema(
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../docs/linked-evaluation.schema.json'), 'utf8')),
  )
  for (const whole of [evaluation, externalLinkedEvaluation(evaluation)]) {
    const text = JSON.stringify(whole)
    expect(parseAnyEvaluation(text)).toEqual(JSON.parse(text))
    expect(schema.safeParse(JSON.parse(text)).error?.issues).toBeUndefined()
  }
  const written = JSON.parse(JSON.stringify(evaluation))
  for (const wrong of [
    { ...written, map: [] },
    { ...written, extra: 1 },
    { ...written, tables: [{ name: 'people' }] },
    { ...written, courses: [{ table: 'visits' }] },
  ]) {
    expect(schema.safeParse(wrong).success).toBe(false)
    expect(() => parseAnyEvaluation(JSON.stringify(wrong), { file: 'e.json' })).toThrow(
      'the evaluation has errors: "e.json"',
    )
  }
  expect(() => parseEvaluation(JSON.stringify(evaluation))).toThrow('of linked tables, not of one table')
})

test('linked releases are compared by what was measured on the tables together, and with no single table', () => {
  const named = ['one', 'two'].map((name) => ({ name, evaluation }))
  const comparison = compareReleases(named)
  expect(comparison.isLinked).toBe(true)
  expect(comparison.releases.map(({ rows, trainRows }) => [rows, trainRows])).toEqual([
    [60, 60],
    [60, 60],
  ])
  const page = renderComparison(comparison)
  expect(page).toContain('Histories told apart')
  expect(page).toContain('shuffled histories')
  expect(page).not.toContain('Gaussian copula')
  expect(page).not.toContain('undefined')
  const single = { name: 'three', evaluation: evaluation.tables[0]!.evaluation }
  expect(() => compareReleases([...named, single])).toThrow('not compared with each other')
})

test('French has a text for every linked metric', () => {
  expect(Object.keys(frenchLinkedMetrics).sort()).toEqual(linkedMetrics.map(({ id }) => id).sort())
})
