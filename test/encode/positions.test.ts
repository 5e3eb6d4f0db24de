import { expect, test } from 'vitest'
import { binPositions, decodeTable, encodeTable, fitCodebook, type NumberBook } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import { type NumberColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = {
  name: 'positions',
  columns: [{ name: 'value', kind: 'numeric', role: 'feature', precision: 2 }],
}
const rng = createRng(1)
const table = Table.of([
  numberColumn(
    'value',
    Array.from({ length: 600 }, (_, row) =>
      row % 10 === 0 ? null : row % 3 === 0 ? 5 : Math.round(1000 * rng.uniform()) / 100,
    ),
  ),
])

test('a value drawn at its own position in its bin is the value', () => {
  const codebook = fitCodebook(table, schema)
  const coded = encodeTable(table, codebook)
  const column = table.columns[0] as NumberColumn
  const positions = binPositions(column, coded.columns[0]!.codes, codebook.books[0] as NumberBook)
  const decoded = decodeTable(coded, codebook, { rng: createRng(2), positions: new Map([['value', positions]]) })
  const { values } = decoded.columns[0] as NumberColumn
  const placed = Array.from(positions.keys()).filter((row) => !Number.isNaN(positions[row]!))
  expect(placed.length).toBeGreaterThan(250)
  for (const row of placed) expect(values[row]).toBeCloseTo(column.values[row]!, 1)
})

test('missing cells and atoms have no position', () => {
  const codebook = fitCodebook(table, schema)
  const { codes } = encodeTable(table, codebook).columns[0]!
  const positions = binPositions(table.columns[0] as NumberColumn, codes, codebook.books[0] as NumberBook)
  expect(positions[0]).toBeNaN()
  expect(positions[3]).toBeNaN()
})
