import { expect, test } from 'vitest'
import { levelColumn, numberColumn, presentValues, Table } from '../../../src/table/index.js'
import { childrenOf, type LinkedSchema, LinkedTables, rootsOf } from '../../../src/table/linked/index.js'

const feature = { role: 'feature' } as const
const schema: LinkedSchema = {
  name: 'ward',
  tables: [
    { name: 'people', key: 'id', columns: [{ name: 'id', kind: 'identifier', ...feature }] },
    {
      name: 'stays',
      key: 'stay',
      parent: { table: 'people', column: 'id' },
      time: { column: 'day' },
      columns: [
        { name: 'stay', kind: 'identifier', ...feature },
        { name: 'id', kind: 'identifier', ...feature },
        { name: 'day', kind: 'numeric', ...feature },
      ],
    },
    {
      name: 'tests',
      parent: { table: 'stays', column: 'stay' },
      columns: [{ name: 'stay', kind: 'identifier', ...feature }],
    },
  ],
}
const tables = new Map([
  ['people', Table.of([levelColumn('id', ['b', 'a'])])],
  [
    'stays',
    Table.of([
      levelColumn('stay', ['s1', 's2', 's3', 's4', 's5']),
      levelColumn('id', ['a', 'nobody', 'b', 'a', null]),
      numberColumn('day', [9, 1, 5, 2, 3]),
    ]),
  ],
  ['tests', Table.of([levelColumn('stay', ['s4', 's2', 's1', 's4'])])],
])
const linked = LinkedTables.of(tables, schema)

test('rows of a child lie by parent, then in time, orphans at the end', () => {
  expect([...presentValues(linked.table('stays').column('day') as never)]).toEqual([5, 2, 9, 1, 3])
  expect([...linked.parentRows('stays')]).toEqual([0, 1, 1, -1, -1])
})

test('a row knows its person through every table', () => {
  expect([...linked.personRows('tests')].sort()).toEqual([-1, 1, 1, 1])
  expect([...linked.personRows('people')]).toEqual([0, 1])
})

test('a parent without a key, and a table that is not there, are named', () => {
  const keyless = { ...schema, tables: schema.tables.map(({ key: _, ...each }) => each) }
  expect(() => LinkedTables.of(tables, keyless)).toThrow('"people" has no key')
  expect(() => LinkedTables.of(new Map(), schema)).toThrow('no table is called "people"')
})

test('children and roots follow from parents', () => {
  expect(childrenOf(schema, 'people').map(({ name }) => name)).toEqual(['stays'])
  expect(rootsOf(schema).map(({ name }) => name)).toEqual(['people'])
})
