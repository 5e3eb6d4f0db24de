import { expect, test } from 'vitest'
import { createRng, levelColumn, numberColumn, type Schema, Table } from '../../src/index.js'
import { canonicalTable } from '../../src/pipeline/canonical-table.js'

const schema: Schema = {
  name: 'ward',
  columns: [
    { name: 'id', kind: 'identifier', role: 'direct-identifier' },
    { name: 'weight', kind: 'numeric', role: 'feature', precision: 1 },
    { name: 'age', kind: 'numeric', role: 'feature' },
    { name: 'ratio', kind: 'numeric', role: 'feature' },
    { name: 'seen', kind: 'datetime', role: 'feature', format: 'date' },
    { name: 'sex', kind: 'categorical', role: 'feature' },
  ],
}
const day = 86_400_000
const count = 60
const places = Array.from({ length: count }, (_, row) => row)
const noise = (row: number) => ((row * 37) % 101) / 1010

function wardOf(add: (row: number) => number): Table {
  return Table.of([
    levelColumn(
      'id',
      places.map((row) => `P${row + 100}`),
    ),
    numberColumn(
      'weight',
      places.map((row) => (row === 3 ? null : 60 + ((row * 7) % 20) / 10 + add(row) / 10)),
    ),
    numberColumn(
      'age',
      places.map((row) => 30 + ((row * 11) % 50) + add(row)),
    ),
    numberColumn(
      'ratio',
      places.map((row) => Math.sqrt(2 + ((row * 13) % 17))),
    ),
    numberColumn(
      'seen',
      places.map((row) => (18_000 + ((row * 5) % 23)) * day + Math.round(add(row) * 1000)),
    ),
    levelColumn(
      'sex',
      places.map((row) => (row % 2 === 0 ? 'f' : 'm')),
    ),
  ])
}

const train = wardOf(() => 0)
const leaky = wardOf(noise)
const cells = (table: Table, name: string): (number | string | undefined)[] => {
  const column = table.column(name)
  return column.type === 'number' ? [...column.values] : Array.from(column.codes, (code) => column.levels[code])
}

test('numbers and dates are those of the schema or of the training rows, six digits where neither tells', () => {
  const { table } = canonicalTable(leaky, { schema, train })
  expect(table.columnNames).toEqual(schema.columns.map(({ name }) => name))
  const sorted = (each: Table, name: string) => [...(cells(each, name) as number[])].sort((a, b) => a - b)
  for (const name of ['weight', 'age', 'seen']) expect(sorted(table, name)).toEqual(sorted(train, name))
  expect(cells(table, 'ratio').every((value) => Number((value as number).toPrecision(6)) === value)).toBe(true)
  expect(cells(leaky, 'ratio').some((value) => Number((value as number).toPrecision(6)) !== value)).toBe(true)
})

test('rows stay whole and missing cells missing, in another order every time or by the seed', () => {
  const rows = (table: Table) =>
    cells(table, 'id').map((id, row) => `${id} ${cells(table, 'age')[row]} ${cells(table, 'sex')[row]}`)
  const [first, second] = [0, 1].map(() => canonicalTable(leaky, { schema, train }).table) as [Table, Table]
  const orderless = canonicalTable(leaky, { schema, train, rng: createRng(1) }).table
  expect(rows(first)).not.toEqual(rows(second))
  expect([...rows(first)].sort()).toEqual([...rows(orderless)].sort())
  expect(rows(canonicalTable(leaky, { schema, train, rng: createRng(1) }).table)).toEqual(rows(orderless))
  const weight = first.column('weight')
  const gone = cells(first, 'id').indexOf('P103')
  expect(weight.type === 'number' && weight.valid?.[gone]).toBe(0)
  expect(weight.type === 'number' && weight.valid?.reduce((sum, each) => sum + each, 0)).toBe(count - 1)
})

test('where a row came from is not to be told from where it is: 40 orders, below 1 in a million by chance', () => {
  const correlations = Array.from({ length: 40 }, () => {
    const ids = cells(canonicalTable(leaky, { schema, train }).table, 'id').map(
      (id) => Number(String(id).slice(1)) - 100,
    )
    const middle = (count - 1) / 2
    const cross = ids.reduce((sum, from, to) => sum + (from - middle) * (to - middle), 0)
    return cross / ((count ** 3 - count) / 12)
  })
  // A rank correlation of n rows in random order has mean 0 and variance 1 / (n − 1).
  const mean = correlations.reduce((sum, each) => sum + each, 0) / correlations.length
  expect(Math.abs(mean) * Math.sqrt((count - 1) * correlations.length)).toBeLessThan(4.9)
})

test('a column that counts the rows is named, for it tells their order still', () => {
  expect(canonicalTable(leaky, { schema, train }).counting).toEqual(['id'])
})
