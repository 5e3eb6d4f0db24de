import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { readTable, writeTable } from '../../src/io/index.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))
const golden = join(import.meta.dirname, '../golden/xlsx')

describe.each(['from-1900', 'from-1904'])('a workbook that counts days %s', (name) => {
  test.each([
    ['id', '007', '008'],
    ['age', 34, null],
    ['born', '1950-02-28', null],
    ['seen', '2024-01-01T13:05:09', '2024-02-29T00:00:00'],
    ['clock', '08:30:00', null],
    ['smoker', 'true', 'false'],
    ['code', '00123', '12'],
    ['error', null, null],
    ['sum', 35, null],
    ['note', 'é, "x"', null],
    ['dose', 0.1, 37.6],
    ['mixed', '5', '<5'],
  ])('%s', async (column, first, second) => {
    const table = await readTable(join(golden, `${name}.xlsx`))
    expect(table.rowCount).toBe(2)
    expect([0, 1].map((row) => cellAt(table.column(column), row))).toEqual([first, second])
  })
})

test('a sheet is read by its name; an unknown one lists those there are', async () => {
  const path = join(golden, 'from-1900.xlsx')
  expect((await readTable(path, { sheet: 'Labs' })).columnNames).toEqual(['x', 'y'])
  await expect(readTable(path, { sheet: 'Lab' })).rejects.toMatchObject({
    issues: [{ message: 'no sheet of that name (--sheet: "Patients", "Labs", "Empty")' }],
  })
  await expect(readTable(path, { sheet: 'Empty' })).rejects.toMatchObject({
    issues: [{ message: 'the sheet is empty' }],
  })
})

test('nothing is written as a formula, and numbers, dates and booleans are cells of their kind', async () => {
  const schema: Schema = {
    name: 'cells',
    columns: [
      { name: '=1+1', kind: 'text', role: 'feature' },
      { name: 'day', kind: 'datetime', role: 'feature', format: 'date' },
      { name: 'ok', kind: 'boolean', role: 'feature' },
    ],
  }
  const table = Table.of([
    levelColumn('=1+1', ['=cmd()', '+1', '@x']),
    numberColumn('day', [Date.UTC(2024, 1, 29), null, Date.UTC(1950, 0, 1)]),
    levelColumn('ok', ['true', 'false', null]),
  ])
  const path = join(folder, 'safe.xlsx')
  await writeTable(table, path, { schema })
  const sheet = Buffer.from(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!).toString()
  expect(sheet).not.toContain('<f>')
  expect(sheet).toContain('t="b"')
  expect(sheet).toContain('<v>45351</v>')
  const back = await readTable(path)
  expect([0, 1, 2].map((row) => cellAt(back.column('=1+1'), row))).toEqual(['=cmd()', '+1', '@x'])
  expect([0, 1, 2].map((row) => cellAt(back.column('day'), row))).toEqual(['2024-02-29', null, '1950-01-01'])
})

test('a file that is no workbook is said to be damaged', async () => {
  const path = join(folder, 'damaged.xlsx')
  for (const bytes of [Buffer.from('no'), readFileSync(join(golden, 'from-1900.xlsx')).subarray(0, 900)]) {
    writeFileSync(path, bytes)
    await expect(readTable(path)).rejects.toMatchObject({ issues: [{ message: 'damaged, or not an .xlsx file' }] })
  }
})

test('a workbook is the same bytes in another second', async () => {
  const table = Table.of([numberColumn('x', [1, 2.5, null]), levelColumn('name', ['a', null, 'b'])])
  const written = async (file: string) => {
    await writeTable(table, join(folder, file))
    return readFileSync(join(folder, file))
  }
  const before = await written('before.xlsx')
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect((await written('after.xlsx')).equals(before)).toBe(true)
  expect(Object.keys(unzipSync(before))).toContain('xl/worksheets/sheet1.xml')
  expect((await readTable(join(folder, 'before.xlsx'))).rowCount).toBe(3)
})
