import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../../src/io/engine.js'
import { readTable } from '../../src/io/index.js'
import { cellAt } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function parquetOf(select: string): Promise<string> {
  const path = join(folder, `${select.length}.parquet`)
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
  ['a moment', "SELECT TIMESTAMP '2024-02-29 13:05:09' AS x", 'level', '2024-02-29T13:05:09Z'],
  ['a moment with a zone', "SELECT TIMESTAMPTZ '2024-02-29 13:05:09+02' AS x", 'level', '2024-02-29T11:05:09Z'],
  ['an empty text', "SELECT '' AS x", 'level', null],
])('%s', async (_name, select, type, cell) => {
  const column = (await readTable(await parquetOf(select))).column('x')
  expect(column.type).toBe(type)
  expect(cellAt(column, 0)).toBe(cell)
})

test('a nested column is refused by name', async () => {
  const path = await parquetOf('SELECT [1, 2] AS xs, 1 AS y')
  await expect(readTable(path)).rejects.toMatchObject({ issues: [{ column: 'xs' }] })
})
