import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openEngine } from '../../src/io/engine.js'
import { openDatabase, parseDatabaseUrl } from '../../src/io/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'database-faults-'))
const secret = 'S3ntinel-of-a-reader'
const server = process.env.MIRRORWARD_TEST_PG
const [schema, reader] = [`mirrorward_faults_${process.pid}`, `mirrorward_reader_${process.pid}`]
const i = 's.i'
/** Tables that are odd, the same in DuckDB and PostgreSQL; `$.` stands for the schema. */
const statements = [
  'CREATE TABLE $.nobody (a integer, b varchar(5))',
  `CREATE TABLE $.long AS SELECT CAST(${i} * 7919 % 60 AS integer) AS age, CAST('1234567890123456789012345678901234' || CAST(1000 + ${i} % 50 AS varchar) AS numeric(38)) AS n FROM generate_series(1, 300) AS s(i)`,
  `CREATE TABLE $.ends AS SELECT CAST(${i} * 7919 % 60 AS integer) AS age, CASE ${i} % 10 WHEN 0 THEN CAST('NaN' AS float8) ELSE ${i} / 7.0 END AS x, CASE ${i} % 10 WHEN 1 THEN CAST('infinity' AS date) WHEN 2 THEN CAST('9999-12-31' AS date) ELSE CAST('1950-01-01' AS date) + CAST(${i} % 100 AS integer) END AS d, CASE ${i} % 10 WHEN 1 THEN CAST('infinity' AS timestamptz) ELSE CAST('1969-12-31 23:30:00+02' AS timestamptz) END AS at FROM generate_series(1, 300) AS s(i)`,
  `CREATE VIEW $.grown AS SELECT age, n FROM $.long WHERE age > 10`,
]
const cases = `CREATE TABLE $.cases AS SELECT CAST(${i} * 7919 % 60 AS integer) AS age, CAST(${i} % 7 AS integer) AS "Age" FROM generate_series(1, 300) AS s(i)`
const asServer = async (...texts: string[]) => {
  const database = await openDatabase(parseDatabaseUrl(server!).place, { mode: 'write' })
  for (const text of texts) await database.query(text.replaceAll('$.', `${schema}.`))
  await database.close()
}

beforeAll(async () => {
  const engine = await openEngine({ file: join(folder, 'odd.duckdb') })
  await engine.run("SET TimeZone = 'UTC'").catch(() => undefined)
  for (const text of statements) await engine.run(text.replaceAll('$.', ''))
  const wide = Array.from({ length: 1600 }, (_, at) => `(hash(${at}, i) % 40)::INTEGER AS c${at}`)
  await engine.run(`CREATE TABLE wide AS SELECT ${wide.join(', ')} FROM range(500) t(i)`)
  engine.close()
  if (server !== undefined)
    await asServer(
      `CREATE SCHEMA ${schema}`,
      ...[...statements, cases],
      `CREATE ROLE ${reader} LOGIN PASSWORD '${secret}'`,
      ...[`GRANT USAGE ON SCHEMA ${schema} TO ${reader}`, `GRANT SELECT ON ${schema}.long TO ${reader}`],
    )
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (server !== undefined)
    await asServer(`DROP SCHEMA ${schema} CASCADE`, `DROP OWNED BY ${reader}`, `DROP ROLE ${reader}`)
})

const run = (input: string, ...words: string[]) =>
  mirrorwardHere(folder, ['run', input, '--model', 'marginals', '--no-evaluate', '--seed', '1', '--quiet', ...words])
const asReader = (url: string) => url.replace('//mirrorward@', `//${reader}@`)

const places = [
  ['DuckDB', true, (table: string) => `duckdb:odd.duckdb?table=${table}`],
  ['PostgreSQL', server !== undefined, (table: string) => `${server}?schema=${schema}&table=${table}`],
] as const
describe.each(places)('%s', (name, has, urlOf) => {
  describe.each([
    ['in memory', []],
    ['streamed', ['--rows-in-memory', '20']],
  ] as const)('%s', (way, more) => {
    const out = `${name}-${way.replaceAll(' ', '-')}`
    test.runIf(has)('a table without rows is one cause, exit code 2, and nothing is written', async () => {
      const { status, stderr } = await run(urlOf('nobody'), ...more, '--out', `${out}-nobody`)
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: 'mirrorward: cannot read from database: "nobody"\n  no rows: file "nobody"\n',
      })
      expect(existsSync(join(folder, `${out}-nobody`))).toBe(false)
    })

    test.runIf(has)(
      '38 digits, NaN, days without end and zones are read',
      async () => {
        for (const table of ['long', 'ends', 'grown']) {
          const { status, stderr } = await run(urlOf(table), ...more, '--out', `${out}-${table}`)
          expect({ table, status, stderr }).toEqual({ table, status: 0, stderr: '' })
        }
        const schemaText = readFileSync(join(folder, `${out}-ends/schema.yaml`), 'utf8')
        expect(schemaText).not.toMatch(/infinity|NaN/i)
        expect(schemaText.match(/kind: date/g)).toHaveLength(2)
        const synthetic = readFileSync(join(folder, `${out}-ends/synthetic.csv`), 'utf8')
        expect(synthetic).not.toMatch(/infinity|NaN/i)
      },
      60_000,
    )
  })
})

test('a streamed table of 1,600 columns is learnt', async () => {
  const { status, stderr } = await run('duckdb:odd.duckdb?table=wide', '--rows-in-memory', '100', '--out', 'wide')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
}, 120_000)

describe.runIf(server !== undefined)('PostgreSQL alone', () => {
  test('columns that differ by case only are kept, and refused where they would be one, before the work', async () => {
    const url = `${server}?schema=${schema}&table=cases`
    expect(await run(url, '--out', 'cases')).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, 'cases/synthetic.csv'), 'utf8')).toMatch(/^age,Age\n/)
    for (const [file, title] of [
      ['duckdb:folded.duckdb', 'DuckDB'],
      ['sqlite:folded.sqlite', 'SQLite'],
    ] as const) {
      const { status, stderr } = await run(url, '--out', file, '--folder', 'folded')
      expect(status).toBe(2)
      expect(stderr).toContain(`${title} takes columns for one whose names differ by case only`)
      expect(stderr).toContain('differs from "age" by case only')
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('folded'))).toEqual([])
    const one = await run(url, '--ignore', 'Age', '--out', 'duckdb:one.duckdb', '--folder', 'one')
    expect(one).toMatchObject({ status: 0 })
  }, 60_000)

  test('a user who may only read reads, and is refused what it may not, without a password or a file', async () => {
    vi.stubEnv('MIRRORWARD_DB_PASSWORD', secret)
    const url = (table: string) => asReader(`${server}?schema=${schema}&table=${table}`)
    const read = await run(url('long'), '--out', 'read')
    const other = await run(url('ends'), '--out', 'denied')
    const made = await run(url('long'), '--out', asReader(`${server}?schema=${schema}_new`), '--folder', 'denied')
    vi.stubEnv('MIRRORWARD_DB_PASSWORD', `${secret}-wrong`)
    const wrong = await run(url('long'), '--out', 'denied')
    vi.unstubAllEnvs()
    expect(read).toMatchObject({ status: 0 })
    for (const [outcome, said] of [
      [other, /^mirrorward: the user may not do this \(code 42501\): [^\n]*\n$/],
      [made, /^mirrorward: the user may not do this \(create a schema\): [^\n]*\n$/],
      [wrong, /^mirrorward: the server refuses this user or password \(code 28P01\): [^\n]*\n$/],
    ] as const) {
      expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(said) })
      expect(outcome.stderr).not.toContain(secret)
    }
    expect(existsSync(join(folder, 'denied'))).toBe(false)
    for (const file of ['recipe.json'])
      expect(readFileSync(join(folder, 'read/internal', file), 'utf8')).not.toContain(secret)
  }, 60_000)

  const ca = process.env.MIRRORWARD_TEST_PG_CA
  test.runIf(ca !== undefined)(
    'a certificate that nobody trusts is refused, and one that the URL names is taken',
    async () => {
      const url = `${server}?schema=${schema}&table=long&tls=checked`
      const refused = await run(url, '--out', 'untrusted')
      expect(refused).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^mirrorward: the certificate of the server is not trusted \([^\n]*\n$/),
      })
      expect(existsSync(join(folder, 'untrusted'))).toBe(false)
      expect(await run(`${url}&ca=${ca}`, '--out', 'trusted')).toMatchObject({ status: 0 })
    },
    60_000,
  )
})
