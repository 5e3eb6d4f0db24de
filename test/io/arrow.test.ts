import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, expect, test } from 'vitest'
import { isBigEndianArrow } from '../../src/io/arrow/arrow-endianness.js'
import { readTable, writeTable } from '../../src/io/index.js'
import { cellAt, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'arrow-'))
afterAll(() => rmSync(folder, { recursive: true }))
const golden = join(import.meta.dirname, '../golden/arrow')

test.each([
  ['i32', 1, null],
  ['f', 37.6, 1.1],
  ['n', null, null],
  ['dec', -1.25, null],
  ['dec256', '12345678901234567890123.25', null],
  ['t32', '08:30:00', null],
  ['t64', '08:30:01.5', null],
  ['dur', 1.5, null],
  ['d64', '2024-02-29', null],
  ['d32', '2024-02-29', null],
  ['ts', '2024-01-02T03:04:05', null],
  ['tz', '2024-01-02T03:04:05Z', null],
  ['dicnum', 10, 20],
  ['dic', 'a', 'b'],
  ['lu', 'é', null],
  ['bin', 'abc', null],
  ['b', 'true', null],
])("pyarrow's column %s is read", async (name, first, second) => {
  const column = (await readTable(join(golden, 'kinds.arrow'))).column(name)
  expect([cellAt(column, 0), cellAt(column, 1)]).toEqual([first, second])
})

test('texts and bytes in views, and bytes with long offsets, are texts', async () => {
  const table = await readTable(join(golden, 'views.arrow'))
  expect(['v', 'bv', 'lb'].map((name) => cellAt(table.column(name), 0))).toEqual(['short', 'short', 'short'])
  expect(cellAt(table.column('v'), 1)).toBe('a text longer than twelve bytes')
})

test('lists and records are named with cause and way on, and left out on request', async () => {
  await expect(readTable(join(golden, 'nested.arrow'))).rejects.toMatchObject({
    code: 'bad-data',
    issues: [
      { column: 'l', message: expect.stringMatching('^a list in every cell: leave the column out with --ignore "l"') },
      { column: 's', message: expect.stringMatching('^a record in every cell') },
    ],
  })
  expect((await readTable(join(golden, 'nested.arrow'), { ignore: ['l', 's'] })).columnNames).toEqual(['y'])
})

test('a type that the reader does not know is named', async () => {
  await expect(readTable(join(golden, 'ree.arrow'))).rejects.toMatchObject({
    issues: [{ message: 'a column of the Arrow type RunEndEncoded cannot be read' }],
  })
})

test('whole numbers are written as integers', async () => {
  const schema: Schema = {
    name: 'numbers',
    columns: [
      { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
      { name: 'dose', kind: 'numeric', role: 'feature', precision: 1 },
    ],
  }
  const path = join(folder, 'whole.arrow')
  await writeTable(Table.of([numberColumn('age', [34, null]), numberColumn('dose', [1.5, 2])]), path, { schema })
  const types = tableFromIPC(readFileSync(path)).schema.fields.map(({ type }) => String(type))
  expect(types).toEqual(['Int64', 'Float64'])
  expect(cellAt((await readTable(path)).column('age'), 0)).toBe(34)
})

/** A footer of two tables: Footer (version, schema) and Schema (endianness), each behind its vtable. */
function footerOf(endianness: number): Buffer {
  const footer = Buffer.alloc(36)
  footer.writeUInt32LE(12, 0)
  for (const [at, value] of [8, 8, 0, 4].entries()) footer.writeUInt16LE(value, 4 + 2 * at)
  footer.writeInt32LE(8, 12)
  footer.writeUInt32LE(12, 16)
  for (const [at, value] of [6, 6, 4].entries()) footer.writeUInt16LE(value, 22 + 2 * at)
  footer.writeInt32LE(6, 28)
  footer.writeInt16LE(endianness, 32)
  const trailer = Buffer.alloc(4)
  trailer.writeInt32LE(footer.length)
  return Buffer.concat([Buffer.from('ARROW1\0\0'), footer, trailer, Buffer.from('ARROW1')])
}

test('a big-endian file is refused for what it is', async () => {
  const path = join(folder, 'big.arrow')
  writeFileSync(path, footerOf(1))
  await expect(readTable(path)).rejects.toMatchObject({
    issues: [{ message: 'big-endian Arrow (write it on a little-endian machine)' }],
  })
  expect(isBigEndianArrow(footerOf(0))).toBe(false)
  expect(isBigEndianArrow(readFileSync(join(golden, 'kinds.arrow')))).toBe(false)
})

test('a damaged file is said to be', async () => {
  const path = join(folder, 'damaged.arrow')
  writeFileSync(path, readFileSync(join(golden, 'kinds.arrow')).subarray(0, 900))
  await expect(readTable(path)).rejects.toMatchObject({ code: 'bad-data' })
})
