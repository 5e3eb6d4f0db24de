import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../../src/io/engine.js'
import { readTable, writeTable } from '../../src/io/index.js'
import { cellAt, levelColumn, numberColumn, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function parquetOf(select: string): Promise<string> {
  const path = join(folder, `${Buffer.from(select).toString('hex')}.parquet`)
  const engine = await openEngine()
  await engine.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`)
  engine.close()
  return path
}

test.each([
  ['a small integer', 'SELECT 7::SMALLINT AS x', 'number', 7],
  ['a decimal', 'SELECT 1.25::DECIMAL(10,4) AS x', 'number', 1.25],
  ['a wide decimal', 'SELECT 12345678901234567890.12::DECIMAL(30,2) AS x', 'level', '12345678901234567890.12'],
  ['a long id', 'SELECT 9007199254740993::BIGINT AS x', 'level', '9007199254740993'],
  ['NaN', "SELECT 'NaN'::DOUBLE AS x", 'number', null],
  ['a boolean', 'SELECT true AS x', 'level', 'true'],
  ['a date', "SELECT DATE '2024-02-29' AS x", 'level', '2024-02-29'],
  ['a moment', "SELECT TIMESTAMP '2024-02-29 13:05:09' AS x", 'level', '2024-02-29T13:05:09'],
  ['a part of a second', "SELECT TIMESTAMP_NS '2024-02-29 13:05:09.25' AS x", 'level', '2024-02-29T13:05:09.250'],
  ['a moment with a zone', "SELECT TIMESTAMPTZ '2024-02-29 13:05:09+02' AS x", 'level', '2024-02-29T11:05:09Z'],
  ['a time', "SELECT TIME '08:30:00' AS x", 'level', '08:30:00'],
  ['a 32-bit float', 'SELECT 37.6::FLOAT AS x', 'number', 37.6],
  ['bytes that are text', "SELECT encode('é') AS x", 'level', 'é'],
  ['nothing but missing cells', 'SELECT NULL::INTEGER AS x', 'number', null],
  ['an empty text', "SELECT '' AS x", 'level', null],
])('%s', async (_name, select, type, cell) => {
  const column = (await readTable(await parquetOf(select))).column('x')
  expect(column.type).toBe(type)
  expect(cellAt(column, 0)).toBe(cell)
})

test.each([
  ['a list', 'SELECT [1, 2] AS xs, 1 AS y', 'a list in every cell'],
  ['a record', "SELECT {'a': 1} AS xs, 1 AS y", 'a record in every cell'],
  ['a map', "SELECT MAP {'a': 1} AS xs, 1 AS y", 'a map in every cell'],
  ['bytes', "SELECT '\\xFF'::BLOB AS xs, 1 AS y", 'bytes that are not UTF-8 text'],
  ['a span of time', 'SELECT INTERVAL 3 DAYS AS xs, 1 AS y', 'cells of type INTERVAL'],
])('%s is refused by name with its cause and the way on, and left out on request', async (_name, select, cause) => {
  const path = await parquetOf(select)
  await expect(readTable(path)).rejects.toMatchObject({
    code: 'bad-data',
    issues: [{ column: 'xs', message: expect.stringMatching(`^${cause}: leave the column out with --ignore "xs"`) }],
  })
  expect((await readTable(path, { ignore: ['xs'] })).columnNames).toEqual(['y'])
})

test('a folder named like a partition adds no column', async () => {
  const path = await parquetOf('SELECT 11 AS y')
  const partition = join(folder, 'year=2020')
  mkdirSync(partition)
  copyFileSync(path, join(partition, 'x.parquet'))
  expect((await readTable(join(partition, 'x.parquet'))).columnNames).toEqual(['y'])
})

test('names that differ by case alone, and strange ones, are written and read as they are', async () => {
  const names = ['Age', 'age', 'AGE', 'c0', 'a"b', 'élève', 'x'.repeat(300)]
  const table = Table.of(names.map((name, index) => numberColumn(name, [index, null])))
  const path = join(folder, 'names.parquet')
  await writeTable(table, path)
  const back = await readTable(path)
  expect(back.columnNames).toEqual(names)
  expect(names.map((name) => cellAt(back.column(name), 0))).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('more columns than are read at once', async () => {
  const table = Table.of(
    Array.from({ length: 1001 }, (_, index) =>
      index % 2 === 0 ? numberColumn(`n${index}`, [index, null]) : levelColumn(`l${index}`, [null, String(index)]),
    ),
  )
  const path = join(folder, 'wide.parquet')
  await writeTable(table, path)
  const back = await readTable(path)
  expect(back.columnNames).toEqual(table.columnNames)
  expect([cellAt(back.column('n1000'), 0), cellAt(back.column('l999'), 1)]).toEqual([1000, '999'])
})

test('a damaged file is said to be', async () => {
  const path = join(folder, 'damaged.parquet')
  writeFileSync(path, 'PAR1 and no more')
  await expect(readTable(path)).rejects.toMatchObject({ issues: [{ message: 'damaged, or not a Parquet file' }] })
})
