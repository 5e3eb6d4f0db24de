import { expect, test } from 'vitest'
import { gaussianCopula } from '../../evaluators/gaussian-copula.js'
import { createRng } from '../../src/math/index.js'
import {
  type Column,
  cellAt,
  columnLength,
  type LevelColumn,
  levelColumn,
  type NumberColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../src/table/index.js'

const rng = createRng(1)
const rowCount = 4000
const x = Array.from({ length: rowCount }, () => rng.normal())
const table = Table.of([
  levelColumn(
    'id',
    x.map((_, row) => `p${row}`),
  ),
  numberColumn(
    'x',
    x.map((value) => (rng.uniform() < 0.1 ? null : value)),
  ),
  numberColumn(
    'y',
    x.map((value) => Math.exp(0.8 * value + 0.6 * rng.normal())),
  ),
  levelColumn(
    'grade',
    x.map((value) => (rng.uniform() < 0.05 ? null : value > 0.5 ? 'high' : value > -0.5 ? 'mid' : 'low')),
    ['low', 'mid', 'high'],
  ),
  numberColumn(
    'same',
    x.map(() => 3),
  ),
  levelColumn(
    'nothing',
    x.map(() => null),
  ),
  numberColumn('twin', x),
  numberColumn('twin again', x),
])
const schema: Schema = {
  name: 't',
  columns: table.columns.map(({ name, type }) => ({
    name,
    kind: name === 'id' ? 'identifier' : type === 'number' ? 'numeric' : 'categorical',
    role: name === 'id' ? 'direct-identifier' : 'feature',
  })),
}
const made = gaussianCopula(table, schema, createRng(2))
const cells = (column: Column) =>
  Array.from({ length: columnLength(column) }, (_, row) => JSON.stringify(cellAt(column, row)))
const correlation = (first: ArrayLike<number>, second: ArrayLike<number>) => {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, each) => sum + each, 0) / values.length
  const [a, b] = [mean(first), mean(second)]
  const moment = (p: ArrayLike<number>, q: ArrayLike<number>, [c, d]: readonly [number, number]) =>
    Array.from(p).reduce((sum, each, row) => sum + (each - c) * (q[row]! - d), 0)
  return moment(first, second, [a, b]) / Math.sqrt(moment(first, first, [a, a]) * moment(second, second, [b, b]))
}

test('every column keeps its cells, missing ones among them', () => {
  for (const column of table.columns) expect(cells(made.column(column.name)).sort()).toEqual(cells(column).sort())
})

test('monotone relations stay, through any margins', () => {
  const log = (name: string) => (made.column(name) as NumberColumn).values.map(Math.log)
  const twin = (made.column('twin') as NumberColumn).values
  // 0.8 on normal scores; the standard error of a correlation is (1 − .64) / √4000 = .0057, of each of two.
  expect(Math.abs(correlation(twin, log('y')) - 0.8)).toBeLessThan(0.04)
  const grades = made.column('grade') as LevelColumn
  const high = twin.filter((_, row) => grades.codes[row] === 2)
  const low = twin.filter((_, row) => grades.codes[row] === 0)
  expect(high.reduce((sum, each) => sum + each, 0) / high.length).toBeGreaterThan(0.5)
  expect(low.reduce((sum, each) => sum + each, 0) / low.length).toBeLessThan(-0.5)
})

test('columns that determine each other survive', () => {
  const [first, second] = ['twin', 'twin again'].map((name) => (made.column(name) as NumberColumn).values)
  expect(correlation(first!, second!)).toBeGreaterThan(0.999)
})

test('rows are not those of the table', () => {
  const keys = (from: Table) => cells(from.column('y')).map((cell, row) => `${cell} ${cells(from.column('twin'))[row]}`)
  const real = new Set(keys(table.slice(0, 300)))
  expect(keys(made.slice(0, 300)).filter((key) => real.has(key)).length).toBeLessThan(3)
})

test('the same seed gives the same table; none, one and two rows are a table', () => {
  expect(gaussianCopula(table, schema, createRng(2))).toEqual(made)
  for (const size of [0, 1, 2]) expect(gaussianCopula(table.slice(0, size), schema, createRng(1)).rowCount).toBe(size)
})
