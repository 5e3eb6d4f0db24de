import { expect, test } from 'vitest'
import { copyBytes } from '../../../src/io/sql/postgres/copy-in.js'
import { CopyRows } from '../../../src/io/sql/postgres/copy-rows.js'
import { cellAt, concatTables, levelColumn, numberColumn, Table } from '../../../src/table/index.js'

const plans = [
  { name: 'n', expression: 'n', form: 'number' },
  { name: 't', expression: 't', form: 'text' },
] as const

function read(text: string, { pieces, capacity }: { pieces: number; capacity: number }) {
  const bytes = Buffer.from(text)
  const rows = new CopyRows(plans, capacity)
  const batches: Table[] = []
  for (let start = 0; start < bytes.length; start += pieces)
    batches.push(...rows.read(bytes.subarray(start, start + pieces)))
  const table = concatTables([...batches, ...rows.finish()])
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)))
}

test('cells are the same wherever the bytes are cut and however many rows a batch has', () => {
  const text =
    '-12.50\ta\\tb\\n\\\\é\n\\N\t\\N\n1e300\t\n0.1\t"x,y"\nNaN\tNaN\n-Infinity\ta\\tb\\n\\\\é\n123456789012345678\tz\n'
  const expected = [
    [-12.5, 'a\tb\n\\é'],
    [null, null],
    [1e300, null],
    [0.1, '"x,y"'],
    [null, 'NaN'],
    [Number.NEGATIVE_INFINITY, 'a\tb\n\\é'],
    [Number('123456789012345678'), 'z'],
  ]
  for (const pieces of [1, 2, 3, 7, 1000])
    for (const capacity of [1, 2, 100]) expect(read(text, { pieces, capacity })).toEqual(expected)
})

test('every decimal is the double nearest to it', () => {
  const texts = [
    '0.3',
    '123.456',
    '9007199254740991',
    '2.2250738585072014e-308',
    '0.1234567890123456789',
    '-7',
    '1.005',
  ]
  const text = texts.map((each) => `${each}\tx\n`).join('')
  expect(read(text, { pieces: 5, capacity: 3 }).map(([value]) => value)).toEqual(texts.map(Number))
})

test('what is written for COPY is read back', async () => {
  const table = Table.of([
    numberColumn('n', [1, null, -0.5, 1e-7]),
    levelColumn('t', ['a\\b', 'tab\there', null, 'é\r\n']),
  ])
  const columns = [
    { name: 'n', type: { kind: 'float', bits: 64 }, isNullable: true },
    { name: 't', type: { kind: 'text' }, isNullable: true },
  ] as const
  const chunks: Uint8Array[] = []
  async function* once() {
    yield table
  }
  for await (const chunk of copyBytes(once(), { columns, onRows: () => undefined })) chunks.push(chunk)
  expect(read(Buffer.concat(chunks).toString(), { pieces: 3, capacity: 2 })).toEqual([
    [1, 'a\\b'],
    [null, 'tab\there'],
    [-0.5, null],
    [1e-7, 'é\r\n'],
  ])
})
