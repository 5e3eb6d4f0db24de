import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { engineVersion, openEngine } from '../../src/io/engine.js'
import { readPlainParquet } from '../../src/io/parquet/plain/read-plain.js'
import { writePlainParquet } from '../../src/io/parquet/plain/write-plain.js'
import { readParquet } from '../../src/io/parquet/read-parquet.js'
import { writeParquet } from '../../src/io/parquet/write-parquet.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'plain-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

async function parquetOf(select: string, options = ''): Promise<string> {
  const path = join(folder, `${files++}.parquet`)
  const engine = await openEngine()
  await engine.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`)
  engine.close()
  return path
}

function cells(table: Table): unknown[] {
  return table.columns.map((column) => [
    column.name,
    column.type,
    Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
  ])
}

test.each([
  'SELECT 7::SMALLINT AS x',
  'SELECT 200::UTINYINT AS x',
  'SELECT 4000000000::UINTEGER AS x',
  'SELECT 18446744073709551615::UBIGINT AS x',
  'SELECT 9007199254740993::BIGINT AS x',
  'SELECT unnest([1, 9007199254740993]::BIGINT[]) AS x',
  'SELECT unnest([1.25, -0.05, NULL]::DECIMAL(10,4)[]) AS x',
  'SELECT unnest([12345678901234567890.12, -0.01, 3]::DECIMAL(30,2)[]) AS x',
  'SELECT 1.5::DECIMAL(4,1) AS x',
  "SELECT unnest(['NaN'::DOUBLE, 1.5, NULL]) AS x",
  'SELECT unnest([true, NULL, false]) AS x',
  "SELECT unnest([DATE '2024-02-29', DATE '1899-12-31', NULL]) AS x",
  "SELECT unnest([TIMESTAMP '2024-02-29 13:05:09', TIMESTAMP '1899-12-31 23:59:59']) AS x",
  "SELECT unnest([TIMESTAMP '2024-02-29 13:05:09.25', TIMESTAMP '1899-12-31 23:59:59']) AS x",
  "SELECT TIMESTAMP_NS '2024-02-29 13:05:09.25' AS x",
  "SELECT TIMESTAMP_MS '2024-02-29 13:05:09' AS x",
  "SELECT TIMESTAMPTZ '2024-02-29 13:05:09+02' AS x",
  "SELECT unnest([TIME '08:30:00', TIME '23:59:59.25']) AS x",
  'SELECT unnest([37.6, 0.1]::FLOAT[]) AS x',
  "SELECT encode('é') AS x",
  'SELECT NULL::INTEGER AS x',
  "SELECT unnest(['', 'a', NULL, 'a']) AS x",
  "SELECT 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::UUID AS x",
  "SELECT unnest(['a', 'b']::ENUM('a', 'b')[]) AS x",
  'SELECT 1 AS "A", 2 AS "é,", 3 AS "b b"',
])('%s is read as the engine reads it', async (select) => {
  const path = await parquetOf(select)
  expect(cells(await readPlainParquet(path, {}))).toEqual(cells(await readParquet(path)))
})

test.each(['snappy', 'gzip', 'zstd', 'lz4_raw', 'uncompressed'])(
  '5,000 rows in several groups, compressed by %s',
  async (codec) => {
    const select = `SELECT i AS id, CASE WHEN i % 7 = 0 THEN NULL ELSE i / 3.0 END AS x, 'level ' || (i % 5) AS g,
      DATE '2020-01-01' + (i % 400)::INTEGER AS d FROM range(5000) AS t(i)`
    const path = await parquetOf(select, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`)
    expect(cells(await readPlainParquet(path, {}))).toEqual(cells(await readParquet(path)))
  },
)

test.each([
  ['SELECT [1, 2] AS xs, 1 AS y', 'a list in every cell'],
  ["SELECT {'a': 1} AS xs, 1 AS y", 'a record in every cell'],
  ["SELECT MAP {'a': 1} AS xs, 1 AS y", 'a map in every cell'],
  ["SELECT '\\xFF'::BLOB AS xs, 1 AS y", 'bytes that are not UTF-8 text'],
  ['SELECT INTERVAL 3 DAYS AS xs, 1 AS y', 'cells of type INTERVAL'],
])('%s is refused by name with its cause, and left out on request', async (select, cause) => {
  const path = await parquetOf(select)
  await expect(readPlainParquet(path, {})).rejects.toMatchObject({
    code: 'bad-data',
    issues: [{ column: 'xs', message: expect.stringMatching(`^${cause}`) }],
  })
  expect((await readPlainParquet(path, { ignore: ['xs'] })).columnNames).toEqual(['y'])
})

test('a file without rows and one without columns left are refused', async () => {
  await expect(readPlainParquet(await parquetOf('SELECT 1 AS x WHERE false'), {})).rejects.toThrow('cannot read file')
  await expect(readPlainParquet(await parquetOf('SELECT 1 AS x'), { ignore: ['x'] })).rejects.toThrow(
    'cannot read file',
  )
})

test('a damaged file throws', async () => {
  const path = join(folder, 'damaged.parquet')
  writeFileSync(path, 'PAR1 nothing PAR1')
  await expect(readPlainParquet(path, {})).rejects.toThrow()
})

const schema: Schema = {
  name: 'written',
  columns: [
    { name: 'n', kind: 'numeric', role: 'feature', precision: 0 },
    { name: 'x', kind: 'numeric', role: 'feature' },
    { name: 'Born', kind: 'datetime', role: 'feature', format: '%Y-%m-%d' },
    { name: 'born', kind: 'datetime', role: 'feature', format: '%Y-%m-%dT%H:%M:%S' },
    { name: 'alive', kind: 'boolean', role: 'feature' },
    { name: 'word', kind: 'categorical', role: 'feature' },
  ],
}

function batch(from: number): Table {
  const noon = Date.UTC(2024, 1, 29, 12) + from * 1000
  return Table.of([
    numberColumn('n', [from, null, -3]),
    numberColumn('x', [0.1, 2 ** 60, null]),
    numberColumn('Born', [Date.UTC(1899, 11, 31), null, Date.UTC(2024, 1, 29)]),
    numberColumn('born', [noon, null, -1000]),
    levelColumn('alive', ['true', null, 'false']),
    levelColumn('word', ['é', '=1', `from ${from}`]),
  ])
}

async function* batches() {
  yield batch(1)
  yield batch(2)
}

test('what is written is what the engine writes, read by either', async () => {
  const [plain, byEngine] = [join(folder, 'plain.parquet'), join(folder, 'engine.parquet')]
  await writePlainParquet(batches(), plain, schema)
  await writeParquet(batches(), byEngine, schema)
  const expected = cells(await readParquet(byEngine))
  expect(cells(await readParquet(plain))).toEqual(expected)
  expect(cells(await readPlainParquet(plain, {}))).toEqual(expected)
  const engine = await openEngine()
  const described = (path: string) => engine.texts(`DESCRIBE SELECT * FROM '${path}'`)
  const types = (rows: (string | null)[][]) => rows.map(([, type]) => type)
  expect(types(await described(plain))).toEqual(types(await described(byEngine)))
  engine.close()
})

test('the same table is the same bytes', async () => {
  const paths = [join(folder, 'one.parquet'), join(folder, 'other.parquet')]
  for (const path of paths) await writePlainParquet(batches(), path, schema)
  expect(readFileSync(paths[0]!)).toEqual(readFileSync(paths[1]!))
})

test('the engine that a message asks for is the one that is known to work', () => {
  const { peerDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(peerDependencies['@duckdb/node-api']).toBe(engineVersion)
})
