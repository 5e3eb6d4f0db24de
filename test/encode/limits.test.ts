import { expect, test } from 'vitest'
import { codebookFromJson, codebookToJson, decodeTable, encodeTable, fitCodebook } from '../../src/encode/index.js'
import { createRng } from '../../src/math/index.js'
import { concatTables, type NumberColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const schema: Schema = { name: 't', columns: [{ name: 'crp', kind: 'numeric', role: 'feature', precision: 1 }] }
const cells = Array.from({ length: 200 }, (_, row) => 0.5 + (row % 40) / 2)

/** Rows 0 to 19 are below .5, rows 20 to 29 above 20, two rows below .1. */
function laboratory(): Table {
  const plain = numberColumn('crp', cells)
  const flags = new Uint8Array(200)
  const values = plain.values.slice()
  for (let row = 0; row < 20; row++) [flags[row], values[row]] = [1, 0.5]
  for (let row = 20; row < 30; row++) [flags[row], values[row]] = [2, 20]
  for (let row = 30; row < 32; row++) [flags[row], values[row]] = [1, 0.1]
  return Table.of([{ ...plain, values, flags }])
}

function flagsOf(table: Table): Uint8Array {
  return (table.column('crp') as NumberColumn).flags ?? new Uint8Array(0)
}

test('a limit that five people share has a code with its flag, beside the exact value', () => {
  const codebook = fitCodebook(laboratory(), schema)
  const [book] = codebook.books
  const limits = book?.type === 'number' ? book.cells.filter((cell) => cell.type === 'atom' && cell.flag) : []
  expect(limits).toEqual([
    { type: 'atom', value: 0.5, flag: 1 },
    { type: 'atom', value: 20, flag: 2 },
  ])
  expect(codebookFromJson(codebookToJson(codebook))).toEqual(codebook)
})

test('flags survive coding; a limit of two people is the plain value', () => {
  const table = laboratory()
  const codebook = fitCodebook(table, schema)
  const decoded = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(1) })
  const expected = flagsOf(table).slice()
  expected.fill(0, 30, 32)
  expect([...flagsOf(decoded)]).toEqual([...expected])
  expect((decoded.column('crp') as NumberColumn).values.slice(0, 30)).toEqual(
    (table.column('crp') as NumberColumn).values.slice(0, 30),
  )
})

test('a column of nothing but limits survives', () => {
  const flags = new Uint8Array(20).fill(1)
  const table = Table.of([
    {
      ...numberColumn(
        'crp',
        Array.from({ length: 20 }, () => 0.5),
      ),
      flags,
    },
  ])
  const codebook = fitCodebook(table, schema)
  expect([...flagsOf(decodeTable(encodeTable(table, codebook), codebook, { rng: createRng(1) }))]).toEqual([...flags])
})

test('rows taken and tables joined keep their flags', () => {
  const table = laboratory()
  expect([...flagsOf(table.take([0, 40, 25]))]).toEqual([1, 0, 2])
  const plain = Table.of([numberColumn('crp', [1])])
  expect([...flagsOf(concatTables([plain, table.take([25, 0])]))]).toEqual([0, 2, 1])
})
