import { describe, expect, test } from 'vitest'
import { applyPlan, kAnonymityOptions, planKAnonymity } from '../../../anonymizers/index.js'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'stays',
  patient: 'person',
  columns: [
    { name: 'person', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 },
    { name: 'postcode', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'admitted', kind: 'datetime', role: 'quasi-identifier', format: 'date' },
    { name: 'diagnosis', kind: 'categorical', role: 'sensitive' },
  ],
}

function stays(rows: number, seed: string): Table {
  const rng = createRng(seed)
  const of = <Value>(make: () => Value) => Array.from({ length: rows }, make)
  const codes = ['75011', '75012', '69001', '69002', '13001', '20190']
  return Table.of([
    levelColumn(
      'person',
      of(() => `p${rng.below(Math.ceil(rows * 0.8))}`),
    ),
    numberColumn(
      'age',
      of(() => (rng.below(20) === 0 ? null : 20 + rng.below(70))),
    ),
    levelColumn(
      'postcode',
      of(() => codes[rng.below(codes.length)]!),
    ),
    numberColumn(
      'admitted',
      of(() => Date.UTC(2022, 0, 1 + rng.below(700))),
    ),
    levelColumn(
      'diagnosis',
      of(() => ['flu', 'cancer', 'asthma'][rng.below(3)]!),
    ),
  ])
}

const options = (more: object = {}) => kAnonymityOptions.parse({ k: 5, ...more })

/** People of every released class, counted from the cells that come out. */
function releasedClasses(before: Table, { table, keptRows }: ReturnType<typeof applyPlan>): Map<string, Set<unknown>> {
  const classes = new Map<string, Set<unknown>>()
  for (const row of keptRows) {
    const key = JSON.stringify(['age', 'postcode', 'admitted'].map((name) => cellAt(table.column(name), row)))
    classes.set(key, (classes.get(key) ?? new Set()).add(cellAt(before.column('person'), row)))
  }
  return classes
}

describe('a table of stays', () => {
  const table = stays(1500, 'stays')
  const plan = planKAnonymity(table, { schema, options: options() })
  const applied = applyPlan(plan, table, schema)

  test('comes out with k people in every class, within the suppression allowed', () => {
    const classes = releasedClasses(table, applied)
    const smallest = Math.min(...[...classes.values()].map((people) => people.size))
    expect(smallest).toBe(plan.found.smallestClass)
    expect(smallest).toBeGreaterThanOrEqual(5)
    expect(classes.size).toBe(plan.found.classes)
    expect(plan.unit).toBe('people')
    expect(applied.suppressedRows).toBe(plan.found.suppressedRows)
    expect(applied.suppressedRows).toBeLessThanOrEqual(75)
  })

  test('has a schema that reads it: ordered levels, no identifier', () => {
    expect(applied.schema.columns.map(({ name }) => name)).toEqual(['age', 'postcode', 'admitted', 'diagnosis'])
    expect(applied.schema.patient).toBeUndefined()
    for (const { name, levels } of applied.schema.columns) {
      const column = applied.table.column(name)
      if (levels !== undefined && column.type === 'level') expect(column.levels).toEqual(levels)
    }
  })

  test('suppressed rows are blank in every quasi-identifier and keep the rest', () => {
    const kept = new Set(applied.keptRows)
    const row = Array.from({ length: table.rowCount }, (_, at) => at).find((at) => !kept.has(at))!
    expect(cellAt(applied.table.column('postcode'), row)).toBeNull()
    expect(cellAt(applied.table.column('diagnosis'), row)).not.toBeNull()
  })

  test('the plan is plain JSON that makes the same release, whatever the order of rows', () => {
    const again = applyPlan(JSON.parse(JSON.stringify(plan)), table, schema)
    expect(again).toEqual(applied)
    const order = Uint32Array.from({ length: table.rowCount }, (_, row) => table.rowCount - 1 - row)
    const { levels } = { levels: planKAnonymity(table.take(order), { schema, options: options() }).columns }
    expect(levels).toEqual(plan.columns)
  })

  test('new rows go into classes that are released, or are suppressed', () => {
    const fresh = stays(300, 'others')
    const released = new Set(releasedClasses(table, applied).keys())
    for (const key of releasedClasses(fresh, applyPlan(plan, fresh, schema)).keys()) expect(released).toContain(key)
  })

  test('more is lost for a larger k, and a model holds in every class that comes out', () => {
    const losses = [2, 5, 20].map((k) => planKAnonymity(table, { schema, options: options({ k }) }).found.loss)
    expect(losses.toSorted((a, b) => a - b)).toEqual(losses)
    const models = [{ id: 'distinct-l', column: 'diagnosis', l: 3 }]
    const diverse = applyPlan(planKAnonymity(table, { schema, options: options({ models }) }), table, schema)
    const values = new Map<string, Set<unknown>>()
    for (const row of diverse.keptRows) {
      const key = JSON.stringify(['age', 'postcode', 'admitted'].map((name) => cellAt(diverse.table.column(name), row)))
      values.set(key, (values.get(key) ?? new Set()).add(cellAt(table.column('diagnosis'), row)))
    }
    expect([...values.values()].every(({ size }) => size === 3)).toBe(true)
  })
})

test('bands have their middle to stand for them', () => {
  const ages = Table.of([
    numberColumn(
      'age',
      Array.from({ length: 60 }, (_, row) => 30 + (row % 30)),
    ),
  ])
  const roles: Schema = {
    name: 't',
    columns: [{ name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0 }],
  }
  const applied = applyPlan(planKAnonymity(ages, { schema: roles, options: options() }), ages, roles)
  expect(applied.schema.columns[0]).toMatchObject({
    kind: 'ordinal',
    levels: ['30–34', '35–39', '40–44', '45–49', '50–54', '55–59'],
  })
  expect(applied.representatives.age?.['40–44']).toBe(42)
})

describe('bad input', () => {
  const table = stays(40, 'few')

  test.each([
    ['k beyond the people', { k: 50 }, /k = 50 is more than the people of the table: \d+/],
    ['a model without its column', { models: [{ id: 'distinct-l', l: 2 }] }, 'distinct-l needs a sensitive column'],
    [
      'a hierarchy of a direct identifier',
      { hierarchies: { person: { kind: 'whole' } } },
      'a direct identifier is removed',
    ],
    [
      'a value that a hierarchy does not cover',
      { hierarchies: { postcode: { kind: 'paths', paths: [['75011', '*']] } } },
      'a value that the hierarchy does not cover',
    ],
    [
      'what cannot be kept, with the nearest that can',
      { k: 15, suppression: 0, models: [{ id: 'distinct-l', column: 'diagnosis', l: 4 }] },
      'k = 15 with distinct-l cannot be kept within 0 % of rows suppressed',
    ],
  ])('%s', (_, more, message) => {
    expect(() => planKAnonymity(table, { schema, options: options(more) })).toThrow(message)
  })

  test('no quasi-identifier is asked for, never guessed', () => {
    const columns = schema.columns.map((column) => ({ ...column, role: 'feature' as const }))
    expect(() => planKAnonymity(table, { schema: { ...schema, columns }, options: options() })).toThrow(
      'no quasi-identifier',
    )
  })
})
