import { describe, expect, test } from 'vitest'
import { applyPlan, coarsenTable, kAnonymityOptions, planKAnonymity } from '../../../anonymizers/index.js'
import { findLoss } from '../../../anonymizers/k-anonymity/losses/index.js'
import { findPrivacyModel } from '../../../anonymizers/k-anonymity/models/index.js'
import { bestFirst } from '../../../anonymizers/k-anonymity/search/best-first.js'
import { firstMatches, patternOf } from '../../../anonymizers/k-anonymity/search/first-match.js'
import { type LocalOptions, recodeLocally } from '../../../anonymizers/k-anonymity/search/local.js'
import type { SearchProblem } from '../../../anonymizers/k-anonymity/search/problem.js'
import { treeOfPaths } from '../../../src/identity/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

function randomProblem(rng: Rng, { people = false, diverse = false } = {}): SearchProblem {
  const count = 60 + rng.below(200)
  const columns = Array.from({ length: 1 + rng.below(4) }, (_, place) => ({
    name: `q${place}`,
    tree: treeOfPaths(
      Array.from({ length: 3 + rng.below(9) }, (_leaf, leaf) => [`${leaf}`, `b${leaf >> 1}`, `c${leaf >> 2}`, '*']),
    ),
  }))
  const skewed = (size: number) => Math.min(rng.below(size), rng.below(size))
  const sensitive = Int32Array.from({ length: count }, () => rng.below(3))
  const counts = new Float64Array(3)
  for (const code of sensitive) counts[code]! += 1
  const whole = { rows: count, people: count, population: 0, counts, missing: -1 }
  return {
    columns,
    combinations: {
      columns: columns.map(({ tree }) => Uint16Array.from({ length: count }, () => skewed(tree.labels[0]!.length))),
      rows: new Int32Array(count).fill(1),
      sensitive: [sensitive],
      ...(people && { person: Int32Array.from({ length: count }, (_, at) => at >> 1) }),
    },
    k: 2 + rng.below(4),
    limit: 0,
    requirements: diverse ? [{ model: findPrivacyModel('distinct-l')!, options: { l: 2 }, sensitive: 0, whole }] : [],
    tableRequirements: [],
    loss: findLoss('loss'),
  }
}

const kinds = [
  ['rows', {}],
  ['people of several rows', { people: true }],
  ['a model beside k', { diverse: true }],
] as const

describe.each(['peeling', 'top-down'] as const)('%s', (method: LocalOptions['method']) => {
  test.each(kinds)('every class holds, and the first match of a row is its own: %s', (_, kind) => {
    const rng = createRng(`${method} ${_}`)
    for (let table = 0; table < 60; table++) {
      const problem = randomProblem(rng, kind)
      const { columns, combinations, k } = problem
      const { classes, suppressedRows, loss } = recodeLocally(problem, { method })
      const of = new Int32Array(combinations.rows.length).fill(-1)
      classes.forEach(({ places }, number) => {
        const people = new Set([...places].map((place) => combinations.person?.[place] ?? place))
        expect(people.size).toBeGreaterThanOrEqual(k)
        const values = new Set([...places].map((place) => combinations.sensitive[0]![place]))
        if (problem.requirements.length > 0) expect(values.size).toBeGreaterThanOrEqual(2)
        for (const place of places) of[place] = number
      })
      const patterns = classes.map((each) => patternOf(each, { columns, codes: combinations.columns }))
      const match = firstMatches(combinations, { columns, patterns })
      expect([...match]).toEqual([...of])
      expect([...of].filter((own) => own < 0).length).toBe(suppressedRows)
      expect(loss).toBeGreaterThanOrEqual(-1e-12)
      // Wherever a global answer without suppression exists, a local one loses no more by much.
      const global = bestFirst({ ...problem, limit: 0 })
      if (global !== undefined && method === 'peeling')
        expect(loss).toBeLessThanOrEqual(global.loss + suppressedRows / 60 + 1e-9)
    }
  })
})

test('levels that a column may not pass hold in local recoding too', () => {
  const rng = createRng('most levels')
  for (let table = 0; table < 30; table++) {
    const problem = { ...randomProblem(rng), limit: 1000, mostLevels: [1, 1, 1, 1] }
    for (const method of ['peeling', 'top-down'] as const)
      for (const { levels } of recodeLocally(problem, { method }).classes)
        expect(Math.max(...levels)).toBeLessThanOrEqual(1)
  }
})

describe('a plan of local recoding', () => {
  const schema: Schema = {
    name: 't',
    columns: [
      { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
      { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'grade', kind: 'categorical', role: 'outcome' },
    ],
  }
  const rng = createRng('plan')
  const table = (rows: number) =>
    Table.of([
      numberColumn(
        'age',
        Array.from({ length: rows }, () => (rng.below(30) === 0 ? null : 20 + rng.below(60))),
      ),
      levelColumn(
        'sex',
        Array.from({ length: rows }, () => 'FM'[rng.below(2)]!),
      ),
      levelColumn(
        'grade',
        Array.from({ length: rows }, () => 'abc'[rng.below(3)]!),
      ),
    ])
  const own = table(800)
  const options = kAnonymityOptions.parse({ k: 5, recoding: 'local' })
  const { plan, applied } = coarsenTable(own, { schema, options })

  test('loses less than one of global recoding, whose columns keep one level', () => {
    const global = planKAnonymity(own, { schema, options: { ...options, recoding: 'global' } })
    expect(plan.found.loss).toBeLessThan(global.found.loss)
    expect(new Set(plan.classLevels!.map(([age]) => age)).size).toBeGreaterThan(1)
  })

  test('makes the same release again from JSON, and puts new rows into its classes or blanks them', () => {
    const read = JSON.parse(JSON.stringify(plan))
    expect(applyPlan(read, own, schema)).toEqual(applied)
    const released = new Set(plan.classes.map((labels) => labels.join()))
    const fresh = applyPlan(read, table(200), schema)
    expect(fresh.keptRows.length).toBeGreaterThan(150)
    const [age, sex] = ['age', 'sex'].map((name) => fresh.table.column(name))
    for (const row of fresh.keptRows) {
      const text = [age, sex].map((column) =>
        column?.type === 'level' ? (column.levels[column.codes[row]!] ?? '(missing)') : '?',
      )
      expect(released).toContain(text.join())
    }
  })

  test('makes rows of no class coarse where they are only compared', () => {
    for (const recoding of ['local', 'global'] as const) {
      const made = planKAnonymity(own, { schema, options: { ...options, recoding, k: 20 } })
      const others = table(300)
      const kept = applyPlan(made, others, schema, { keepsAll: true })
      expect(kept.suppressedRows).toBe(0)
      const sex = kept.table.column('sex')
      expect(sex.type === 'level' && sex.codes.every((code) => code >= 0)).toBe(true)
      const strict = applyPlan(made, others, schema)
      const [age, coarse] = [strict, kept].map((each) => each.table.column('age'))
      for (const row of strict.keptRows)
        if (age?.type === 'level' && coarse?.type === 'level')
          expect(coarse.levels[coarse.codes[row]!]).toBe(age.levels[age.codes[row]!])
    }
  })

  test('gives every band a number that stands for it', () => {
    const { representatives } = applied
    const labels = new Set(plan.classes.map(([age]) => age!))
    labels.delete('(missing)')
    expect(Object.keys(representatives.age ?? {}).sort()).toEqual([...labels].sort())
  })

  test('refuses a loss that counts classes', () => {
    expect(() => planKAnonymity(own, { schema, options: { ...options, loss: 'discernibility' } })).toThrow(
      'local recoding counts cells',
    )
  })
})
