import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeTable, fitCodebook, type NumberBook, numberRuns } from '../../src/encode/index.js'
import { Table } from '../../src/table/index.js'

const column = (values: readonly number[]) =>
  Table.of([{ type: 'number', name: 'x', values: Float64Array.from(values), valid: null }])

/** Numbers on a grid of decimals, some of them often, or on none. */
const samples = fc.oneof(
  fc.array(
    fc.integer({ min: -50, max: 900 }).map((value) => value / 10),
    { minLength: 60, maxLength: 200 },
  ),
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 200 }),
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 60, maxLength: 200 }),
)

test('runs of stored values give every number the code that it is encoded with', () => {
  fc.assert(
    fc.property(
      samples,
      fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { maxLength: 50 }),
      (values, more) => {
        const schema = { name: 't', columns: [{ name: 'x', kind: 'numeric', role: 'feature' } as const] }
        const codebook = fitCodebook(column(values), schema, { bins: 12 })
        const book = codebook.books[0] as NumberBook
        const runs = numberRuns(book)!
        const near = values.flatMap((value) => [value, value + book.step / 2, value - book.step / 2])
        const asked = [...values, ...more, ...near, ...runs.slice(1).map(({ from }) => from)]
        const codes = [...encodeTable(column(asked), codebook).columns[0]!.codes]
        expect(asked.map((value) => runs.findLast(({ from }) => from <= value)!.code)).toEqual(codes)
      },
    ),
    { numRuns: 200 },
  )
})

test('a book with detection limits has no runs, for its rows say more than a number', () => {
  const book = {
    ...{ type: 'number', column: { name: 'x', kind: 'numeric' }, size: 2, step: 0 },
    cells: [{ type: 'atom', value: 1, flag: 1 }],
  } as unknown as NumberBook
  expect(numberRuns(book)).toBeUndefined()
})
