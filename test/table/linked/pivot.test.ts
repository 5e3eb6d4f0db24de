import { describe, expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables, melt, pivot } from '../../../src/table/linked/index.js'

const feature = { role: 'feature' } as const
const schema: LinkedSchema = {
  name: 'study',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'identifier', ...feature }] },
    {
      ...{ name: 'labs', parent: { table: 'people', column: 'id' }, time: { column: 'day' } },
      layout: { entity: 'test', value: 'value' },
      columns: [
        { name: 'id', kind: 'identifier', ...feature },
        { name: 'test', kind: 'categorical', ...feature },
        { name: 'unit', kind: 'categorical', ...feature },
        { name: 'day', kind: 'numeric', ...feature },
        { name: 'value', kind: 'numeric', role: 'sensitive', precision: 3 },
      ],
    },
  ],
}
const units: Readonly<Record<string, string | null>> = { chol: 'mg', sbp: 'mmHg', id: null }

type Row = readonly [id: string, test: string, day: number | null, value: number]
function linkedOf(rows: readonly Row[]): LinkedTables {
  return LinkedTables.of(
    new Map([
      ['people', Table.of([levelColumn('id', ['a', 'b', 'c'])])],
      [
        'labs',
        Table.of([
          levelColumn(
            'id',
            rows.map(([id]) => id),
          ),
          levelColumn(
            'test',
            rows.map(([, test]) => test),
          ),
          levelColumn(
            'unit',
            rows.map(([, test]) => units[test] ?? null),
          ),
          numberColumn(
            'day',
            rows.map(([, , day]) => day),
          ),
          numberColumn(
            'value',
            rows.map(([, , , value]) => value),
          ),
        ]),
      ],
    ]),
    schema,
  )
}

const linked = linkedOf([
  ['a', 'chol', 1, 200],
  ['a', 'sbp', 1, 120.5],
  ['a', 'chol', 9, 210],
  ['b', 'id', 1, 7.25],
  ['b', 'sbp', 1, 130],
  ['b', 'sbp', null, 140],
  ['b', 'sbp', null, 141],
])

describe('a long table', () => {
  const { tables, pivots } = pivot(linked)

  test('has a row a parent and time, a column a measurement; rows without a time stay alone', () => {
    expect(tables.table('labs').columnNames).toEqual(['id', 'day', 'chol', 'sbp', 'id-2'])
    expect(rowsOf(tables.table('labs'))).toEqual([
      ['a', 1, 200, 120.5, null],
      ['a', 9, 210, null, null],
      ['b', 1, null, 130, 7.25],
      ['b', null, null, 140, null],
      ['b', null, null, 141, null],
    ])
  })

  test('measurements have the role of the value, and decimals of their own', () => {
    expect(tables.schema.tables[1]?.columns.slice(2)).toEqual([
      { name: 'chol', kind: 'numeric', role: 'sensitive', precision: 0 },
      { name: 'sbp', kind: 'numeric', role: 'sensitive', precision: 1 },
      { name: 'id-2', kind: 'numeric', role: 'sensitive', precision: 2 },
    ])
    expect(tables.schema.tables[1]?.layout).toBeUndefined()
  })

  test('comes back with its columns beside, and its schema', () => {
    const back = melt(tables, pivots)
    expect(back.schema).toEqual(schema)
    expect(sorted(rowsOf(back.table('labs')))).toEqual(sorted(rowsOf(linked.table('labs'))))
  })

  test('what was pivoted of some people is pivoted of others', () => {
    const others = pivot(
      linkedOf([
        ['c', 'sbp', 4, 100],
        ['c', 'new', 4, 1],
      ]),
      { pivots },
    )
    expect(rowsOf(others.tables.table('labs'))).toEqual([['c', 4, null, 100, null]])
  })
})

test('of repeats at a moment the last is kept, and a column says where they are', () => {
  const { tables, pivots } = pivot(
    linkedOf([
      ['a', 'chol', 1, 200],
      ['a', 'chol', 1, 205],
      ['a', 'sbp', 1, 120],
      ['b', 'chol', 1, 190],
    ]),
  )
  expect(tables.table('labs').columnNames).toEqual(['id', 'day', 'chol', 'chol repeats', 'sbp'])
  expect(rowsOf(tables.table('labs'))).toEqual([
    ['a', 1, 205, 'yes', 120],
    ['b', 1, 190, 'no', null],
  ])
  expect(rowsOf(melt(tables, pivots).table('labs')).map(([, test, , , value]) => [test, value])).toEqual([
    ['chol', 205],
    ['chol', 205],
    ['sbp', 120],
    ['chol', 190],
  ])
})

test.each([
  ['more than 60 measurements', (row: number): Row => ['a', `t${row}`, row, 1], 61],
  ['columns beside that tell more', (row: number): Row => ['a', 'sbp', row, 1], 3],
])('stays long with %s', (_, rowAt, size) => {
  const tables = linkedOf(Array.from({ length: size }, (_, row) => rowAt(row)))
  const beside = levelColumn(
    'unit',
    Array.from({ length: size }, (_, row) => `u${row % 2}`),
  )
  const labs = tables.table('labs')
  const all = new Map([
    ['people', tables.table('people')],
    ['labs', Table.of(labs.columns.map((column) => (size === 3 && column.name === 'unit' ? beside : column)))],
  ])
  expect(pivot(LinkedTables.of(all, schema)).pivots).toEqual([])
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))('any table without repeats comes back, seed %i', (seed) => {
  const rng = createRng(seed)
  const seen = new Set<string>()
  const rows = Array.from({ length: rng.below(40) }, (): Row => {
    const day = rng.uniform() < 0.1 ? null : rng.below(6)
    return [
      ['a', 'b', 'c', 'nobody'][rng.below(4)]!,
      ['chol', 'sbp', 'id'][rng.below(3)]!,
      day,
      Number((rng.uniform() * 100).toFixed(rng.below(4))),
    ]
  }).filter(([id, name, day]) => {
    const at = `${id} ${name} ${day}`
    const isNew = day === null || id === 'nobody' || !seen.has(at)
    seen.add(at)
    return isNew
  })
  const tables = linkedOf(rows)
  const { tables: pivoted, pivots } = pivot(tables)
  const back = melt(pivoted, pivots)
  expect(pivoted.table('labs').rowCount).toBeLessThanOrEqual(rows.length)
  expect(sorted(rowsOf(back.table('labs')))).toEqual(sorted(rowsOf(tables.table('labs'))))
})

function rowsOf(table: Table): (number | string | null)[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)))
}

function sorted<T>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
