import { expect, test } from 'vitest'
import { fitCodebook, type NumberBook } from '../../src/encode/index.js'
import { type ColumnSchema, numberColumn, Table } from '../../src/table/index.js'

const day = 86_400_000
const begin = Date.UTC(2021, 0, 9)
/** Somebody every day for a hundred days. */
const days = Array.from({ length: 100 }, (_, row) => row)

function largest(column: Omit<ColumnSchema, 'name' | 'role'>, values: number[]): number {
  const table = Table.of([numberColumn('x', values)])
  const schema = { name: 't', columns: [{ name: 'x', role: 'feature' as const, ...column }] }
  const { cells } = fitCodebook(table, schema, { bins: 8 }).books[0] as NumberBook
  return Math.max(...cells.flatMap((cell) => (cell.type === 'atom' ? cell.value : cell.pieces.map(({ to }) => to))))
}

test('the calendar ends where it ends: of moments no stretch reaches as far beyond as of numbers', () => {
  const dated = largest(
    { kind: 'datetime', format: 'date' },
    days.map((each) => begin + each * day),
  )
  const last = begin + Math.max(...days) * day
  expect(dated).toBeLessThanOrEqual(last)
  expect((last - dated) / day).toBeLessThan(8)
})

test('moments that thin out are not taken to go on', () => {
  const thinning = Array.from({ length: 300 }, (_, row) => Math.round(-200 * Math.log(1 - (row + 0.5) / 300)))
  const ends = {
    dates:
      (largest(
        { kind: 'datetime', format: 'date' },
        thinning.map((each) => begin + each * day),
      ) -
        begin) /
      day,
    numbers: largest({ kind: 'numeric', precision: 0 }, thinning),
  }
  expect(ends.numbers).toBeGreaterThan(Math.max(...thinning))
  expect(ends.dates).toBeLessThan(thinning.at(-2)!)
})
