import { expect, test } from 'vitest'
import { MirrorwardError } from '../../src/errors.js'
import { applySchema, cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = {
  name: 't',
  columns: [
    { name: 'sex', kind: 'categorical', role: 'feature', levels: ['F', 'M'] },
    { name: 'crp', kind: 'numeric', role: 'feature', decimal: ',', bounds: { min: 0, max: 9 }, missing: ['NA'] },
    { name: 'seen', kind: 'datetime', role: 'feature' },
  ],
}

function raw(cells: { sex?: (string | null)[]; crp?: (string | null)[]; seen?: (string | null)[] }): Table {
  const { sex = ['M', 'F', null], crp = ['1,5', ' 2', 'NA'], seen = ['2024-02-29', null, '1970-01-02'] } = cells
  return Table.of([levelColumn('crp', crp), levelColumn('seen', seen), levelColumn('sex', sex)])
}

function issuesOf(table: Table): unknown[] {
  try {
    applySchema(table, schema, { file: 'a.csv' })
  } catch (error) {
    if (error instanceof MirrorwardError) return [...error.issues]
  }
  throw new Error('no error')
}

function rows(table: Table): unknown[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)))
}

test('types cells by kind, in the order of the schema', () => {
  const table = applySchema(raw({}), schema)
  expect(table.columnNames).toEqual(['sex', 'crp', 'seen'])
  expect(rows(table)).toEqual([
    ['M', 1.5, Date.UTC(2024, 1, 29)],
    ['F', 2, null],
    [null, null, 86_400_000],
  ])
  expect(table.column('sex')).toMatchObject({ levels: ['F', 'M'] })
})

test('takes numbers where the file had types', () => {
  const typed = Table.of([
    numberColumn('crp', [1.5, null]),
    numberColumn('seen', [0, 1000]),
    numberColumn('sex', [1, null]),
  ])
  const levels: Schema = {
    ...schema,
    columns: schema.columns.map((column) => (column.name === 'sex' ? { ...column, levels: ['1', '2'] } : column)),
  }
  expect(rows(applySchema(typed, levels))).toEqual([
    ['1', 1.5, 0],
    [null, null, 1000],
  ])
})

test.each([
  [raw({ crp: ['1,5', 'pos.', '3'] }), 'crp', 2, /not a number/],
  [raw({ crp: ['1,5', '1.5', '3'] }), 'crp', 2, /not a number/],
  [raw({ crp: ['1,5', '2', '10'] }), 'crp', 3, /bounds/],
  [raw({ seen: ['2024-02-30', null, null] }), 'seen', 1, /not a date/],
  [raw({ sex: ['M', 'F', 'X'] }), 'sex', 3, /not among the schema's levels/],
])('names file, column and row of a cell that does not fit (%#)', (table, column, row, message) => {
  expect(issuesOf(table)).toEqual([{ file: 'a.csv', column, row, message: expect.stringMatching(message) }])
})

test('names columns that one side lacks', () => {
  const table = Table.of([levelColumn('crp', ['1']), levelColumn('seen', [null]), levelColumn('more', ['x'])])
  expect(issuesOf(table)).toEqual([
    { file: 'a.csv', message: expect.stringContaining('table lacks'), column: 'sex' },
    { file: 'a.csv', message: expect.stringContaining('schema lacks'), column: 'more' },
  ])
})

test('counts the faults it does not list', () => {
  const table = Table.of([
    levelColumn(
      'crp',
      Array.from({ length: 25 }, () => 'secret'),
    ),
    levelColumn(
      'seen',
      Array.from({ length: 25 }, () => null),
    ),
    levelColumn(
      'sex',
      Array.from({ length: 25 }, () => null),
    ),
  ])
  const issues = issuesOf(table)
  expect(issues).toHaveLength(11)
  expect(JSON.stringify(issues)).not.toContain('secret')
  expect(issues.at(-1)).toMatchObject({ message: '15 more rows with problems' })
})

test('lenient lets levels and numbers outside the schema pass, not texts for numbers', () => {
  const table = applySchema(raw({ sex: ['M', 'F', 'X'], crp: ['1', '2', '10'] }), schema, { lenient: true })
  expect(rows(table).map(([sex, crp]) => [sex, crp])).toEqual([
    ['M', 1],
    ['F', 2],
    ['X', 10],
  ])
  expect(() => applySchema(raw({ crp: ['1', 'x', null] }), schema, { lenient: true })).toThrow(MirrorwardError)
})
