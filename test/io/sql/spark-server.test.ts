import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../../src/io/engine.js'
import { type Database, openDatabase, parseDatabaseUrl } from '../../../src/io/sql/index.js'
import { mirrorwardHere } from '../../cli/in-process.js'

/** A warehouse of this machine: `bench/spark/with-spark npx vitest run test/io/sql/spark-server.test.ts`. */
const url = process.env.MIRRORWARD_TEST_SPARK

describe.skipIf(url === undefined)('Spark by the HiveServer2 protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spark-server-'))
  const schema = `mirrorward_test_${process.pid}`
  const file = join(folder, 'visits.parquet')
  let database: Database
  beforeAll(async () => {
    const engine = await openEngine()
    await engine.run(
      `COPY (SELECT 'p' || (id // 3) AS patient_id, CASE WHEN id % 5 > 0 THEN chr(65 + (hash(id) % 4)::INTEGER) || '''s é' END AS ward, CASE WHEN id % 9 > 0 THEN 50 + (hash(id + 1) % 400)::DOUBLE / 10 END AS weight, (hash(id + 2) % 90)::INTEGER AS age, DATE '2015-01-01' + (hash(id + 3) % 900)::INTEGER AS seen, hash(id + 4) % 3 = 0 AS died FROM range(6000) t(id)) TO '${file}' (FORMAT parquet)`,
    )
    engine.close()
    database = await openDatabase(parseDatabaseUrl(url!).place, { mode: 'write' })
    await database.query(`CREATE DATABASE ${schema}`)
    await database.query(`CREATE TABLE ${schema}.visits USING parquet OPTIONS (path '${file}')`)
  }, 120_000)
  afterAll(async () => {
    await database?.query(`DROP DATABASE IF EXISTS ${schema} CASCADE`)
    await database?.close()
    rmSync(folder, { recursive: true })
  }, 60_000)

  test('its tables are told with the types of their columns', async () => {
    const { tables } = await database.introspect(schema)
    expect(tables.map(({ name, isView }) => [name, isView])).toEqual([['visits', false]])
    expect(tables[0]!.columns.map(({ name, type }) => [name, type.kind])).toEqual([
      ...[
        ['patient_id', 'text'],
        ['ward', 'text'],
        ['weight', 'float'],
        ['age', 'integer'],
        ['seen', 'date'],
      ],
      ['died', 'boolean'],
    ])
  }, 60_000)

  test('values are bound whatever signs they hold', async () => {
    const odd = `O'Neill\\ "é" \${x} /*mirrorward:2*/ ; DROP TABLE visits --`
    const { dialect } = database
    const sql = `SELECT ${dialect.placeholder(1)}, ${dialect.placeholder(2)}, ${dialect.placeholder(3)}`
    expect(await database.query(sql, [odd, -0.25, null])).toEqual([[odd, -0.25, null]])
  }, 60_000)

  test('what it refuses is told without its words', async () => {
    await expect(database.query(`SELECT CAST('Anna Müller' AS INT)`)).rejects.toThrow(/does not fit the type/)
    await expect(database.query('SELECT * FROM nobody')).rejects.toThrow(/not there/)
    await expect(database.query('SELEC Anna')).rejects.toThrow(/not understood/)
    await expect(database.query(`SELECT CAST('Anna' AS INT)`)).rejects.not.toThrow(/Anna/)
  }, 60_000)

  test('a model of its table has the bytes of one of the same rows in Parquet, by folded counts', async () => {
    const words = ['--model', 'bayes-net', '--seed', '1', '--rows-in-memory', '1000', '--quiet']
    const [there, here] = [
      await mirrorwardHere(folder, [
        'fit',
        'visits',
        '--engine',
        `${url}${schema}`,
        ...words,
        '--out',
        'there.safetensors',
      ]),
      await mirrorwardHere(folder, ['fit', file, ...words, '--out', 'here.safetensors']),
    ]
    expect([there.status, there.stderr]).toEqual([0, ''])
    expect([here.status, here.stderr]).toEqual([0, ''])
    const { readFileSync } = await import('node:fs')
    const [one, other] = ['there', 'here'].map((name) => readFileSync(join(folder, `${name}.safetensors`)))
    expect(one!.equals(other!)).toBe(true)
  }, 600_000)

  test('run draws Parquet from its table and verify finds its rows again', async () => {
    const words = ['--model', 'bayes-net', '--rows', '500', '--format', 'parquet', '--rows-in-memory', '1000']
    const made = await mirrorwardHere(folder, [
      ...['run', 'visits', '--engine', `${url}${schema}`, ...words, '--no-evaluate', '--out', 'release', '--quiet'],
    ])
    expect([made.status, made.stderr]).toEqual([0, ''])
    expect(readdirSync(join(folder, 'release'))).toContain('synthetic.parquet')
    expect(await mirrorwardHere(folder, ['verify', 'release'])).toMatchObject({ status: 0 })
    await database.query(
      `CREATE TABLE ${schema}.drawn USING parquet OPTIONS (path '${join(folder, 'release/synthetic.parquet')}')`,
    )
    expect(await database.query(`SELECT count(*) FROM ${schema}.drawn`)).toEqual([[500]])
  }, 600_000)

  test('no server, and a table that is not there, end with one line', async () => {
    const nobody = await mirrorwardHere(folder, ['fit', 'visits', '--engine', 'spark://127.0.0.1:9/x', '--quiet'])
    expect([nobody.status, nobody.stderr]).toEqual([2, expect.stringMatching(/^[^\n]*no server answers[^\n]*\n$/)])
    const missing = await mirrorwardHere(folder, ['fit', 'nothing', '--engine', `${url}${schema}`, '--quiet'])
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringMatching(/no such table.*\n {2}no table is called "nothing"\n$/),
    ])
  }, 120_000)
})
