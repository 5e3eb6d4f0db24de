import { expect, test } from 'vitest'
import { tableFromArquero, tableToArquero } from '../../src/table/arquero/index.js'
import { cellAt, concatTables, countMissing, levelColumn, numberColumn, Table } from '../../src/table/index.js'

const table = Table.of([numberColumn('age', [30, null, 50]), levelColumn('sex', ['F', 'M', null])])

function rows(of: Table): unknown[][] {
  return Array.from({ length: of.rowCount }, (_, row) => of.columns.map((column) => cellAt(column, row)))
}

test('columns must have one length and names of their own', () => {
  expect(() => Table.of([numberColumn('a', [1]), numberColumn('b', [])])).toThrow(/differ in length: column "b"/)
  expect(() => Table.of([numberColumn('a', [1]), numberColumn('a', [2])])).toThrow(/duplicate column: "a"/)
  expect(() => table.column('height')).toThrow(/unknown column: "height"/)
})

test('take and slice give rows in the order asked for', () => {
  expect(rows(table.take([2, 0, 0]))).toEqual([
    [50, null],
    [30, 'F'],
    [30, 'F'],
  ])
  expect(rows(table.slice(1, 9))).toEqual(rows(table.take([1, 2])))
  expect(table.slice(3).rowCount).toBe(0)
})

test('missing is counted in both forms of column', () => {
  expect(table.columns.map(countMissing)).toEqual([1, 1])
})

test('tables with different dictionaries are joined by level text', () => {
  const other = Table.of([numberColumn('age', [1]), levelColumn('sex', ['M'])])
  expect(rows(concatTables([table, other]))).toEqual([...rows(table), [1, 'M']])
  expect(concatTables([]).rowCount).toBe(0)
})

test('a trip to arquero and back keeps every cell', () => {
  const arquero = tableToArquero(table)
  expect(arquero.numRows()).toBe(3)
  expect(rows(tableFromArquero(arquero))).toEqual(rows(table))
})

test('verbs of arquero give a table again, with counts and means by group', () => {
  const people = Table.of([numberColumn('age', [30, 40, null, 60]), levelColumn('sex', ['F', 'M', 'F', null])])
  const groups = tableToArquero(people)
    .filter('d => d.sex != null')
    .groupby('sex')
    .rollup({ people: 'd => op.count()', age: 'd => op.mean(d.age)' })
    .orderby('sex')
  expect(rows(tableFromArquero(groups))).toEqual([
    ['F', 2, 30],
    ['M', 1, 40],
  ])
})
