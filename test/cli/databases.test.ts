import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openEngine } from '../../src/io/engine.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'cli-databases-'))
const secret = 'S3ntinel-password'
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const engine = await openEngine({ file: join(folder, 'clinic.duckdb') })
  const cells =
    "CAST(hash(i) % 60 AS INTEGER) AS age, CAST(hash(i, 1) % 30 AS INTEGER) AS days, CASE hash(i, 2) % 2 WHEN 0 THEN 'F' ELSE 'M' END AS sex"
  await engine.run(`CREATE TABLE patients AS SELECT ${cells} FROM range(150) t(i)`)
  await engine.run('CREATE TABLE empty (a INTEGER)')
  await engine.run('CREATE TABLE lists AS SELECT 1 AS a, [1, 2] AS b')
  await engine.run('CREATE TABLE slots (ward INTEGER, bed INTEGER, UNIQUE (ward, bed))')
  await engine.run('INSERT INTO slots SELECT i % 30, i // 30 FROM range(150) t(i)')
  await engine.run('CREATE VIEW grown AS SELECT * FROM patients WHERE age > 30')
  engine.close()
  writeFileSync(join(folder, 'broken.duckdb'), 'no database'.repeat(2000))
  writeFileSync(join(folder, 'broken.sqlite'), 'no database'.repeat(2000))
}, 60_000)

const run = (...words: string[]) => mirrorwardHere(folder, words)

/** Every file below a folder. */
function filesIn(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
}

test('a view is read, a synthetic file written, and no artefact holds the password of the environment', async () => {
  vi.stubEnv('MIRRORWARD_DB_PASSWORD', secret)
  vi.stubEnv('PGPASSWORD', secret)
  const words = ['--model', 'marginals', '--depth', 'quick', '--seed', '1', '--folder', 'evidence', '--verbose']
  const done = await run('run', 'duckdb:clinic.duckdb?table=grown', '--out', 'duckdb:made.duckdb', ...words)
  vi.unstubAllEnvs()
  expect(done).toMatchObject({ status: 0 })
  const files = filesIn(folder)
  expect(files.map((file) => file.slice(folder.length + 1))).toEqual(
    expect.arrayContaining([
      'made.duckdb',
      'evidence/report.html',
      'evidence/manifest.json',
      'evidence/internal/recipe.json',
    ]),
  )
  for (const file of files) expect(readFileSync(file).includes(secret)).toBe(false)
  expect(done.stdout + done.stderr).not.toContain(secret)
  const manifest = JSON.parse(readFileSync(join(folder, 'evidence/manifest.json'), 'utf8')) as { database: unknown }
  const { rows } = (manifest.database as { tables: { rows: number }[] }).tables[0]!
  expect(manifest.database).toEqual({ dialect: 'duckdb', schema: 'main', tables: [{ table: 'grown', rows }] })
  const engine = await openEngine({ file: join(folder, 'made.duckdb'), isReadOnly: true })
  expect(await engine.texts('SELECT CAST(count(*) AS VARCHAR) FROM grown')).toEqual([[String(rows)]])
  const [[comment] = []] = await engine.texts('SELECT comment FROM duckdb_tables()')
  engine.close()
  expect(comment).toMatch(/^synthetic, made by mirrorward \d+\.\d+\.\d+, release [0-9a-f-]{36}$/)
  expect((await run('verify', 'evidence')).status).toBe(0)
}, 120_000)

test('a key that synthetic rows do not keep is not added, and named in both languages', async () => {
  const words = ['run', 'duckdb:clinic.duckdb?table=slots', '--model', 'marginals', '--no-evaluate', '--seed', '1']
  const english = await run(...words, '--out', 'duckdb:slots.duckdb', '--folder', 'slots')
  expect(english).toMatchObject({ status: 0 })
  expect(english.stdout).toContain('do not keep it: table "slots": unique (ward, bed)')
  const french = await run(...words, '--out', 'duckdb:lits.duckdb', '--folder', 'lits', '--lang', 'fr')
  expect(french.stdout).toContain('Contraintes absentes de la base')
}, 60_000)

test.each([
  ['a URL with a password', ['run', `postgres://ann:${secret}@localhost/clinic`], 'a URL holds no password'],
  [
    'a password in what is written',
    ['run', 'clinic.duckdb', '--out', `postgres://ann:${secret}@h/d?schema=x`],
    'a URL holds no password',
  ],
  [
    'a database that is not reached',
    ['run', `sqlserver://ann:${secret}@db/clinic`],
    'no database is reached by a URL of this kind',
  ],
  ['a file that is not there', ['inspect', 'none.duckdb'], 'no such file: "none.duckdb"'],
  ['a damaged DuckDB file', ['inspect', 'broken.duckdb'], 'not a database of this kind, or a damaged one'],
  ['a damaged SQLite file', ['inspect', 'broken.sqlite'], 'not a database of this kind, or a damaged one'],
  [
    'a table that is not there',
    ['inspect', 'duckdb:clinic.duckdb?table=patient'],
    'no table is called "patient" (did you mean "patients"?)',
  ],
  ['no rows', ['inspect', 'duckdb:clinic.duckdb?table=empty'], 'no rows'],
  ['a column of lists', ['inspect', 'duckdb:clinic.duckdb?table=lists'], 'a list in every cell'],
  [
    'a query that is none',
    ['run', 'clinic.duckdb', '--query', 'DELETE FROM patients'],
    'a query of an input is one SELECT',
  ],
  [
    'a query that fails',
    ['run', 'clinic.duckdb', '--query', `SELECT '${secret}' FROM nowhere`],
    'a table or column that is named is not there',
  ],
  ['a query of a file', ['run', 'patients.csv', '--query', 'SELECT 1'], 'a query is asked of one database'],
  [
    'writing into what is read',
    ['run', 'duckdb:clinic.duckdb?table=patients', '--out', 'duckdb:clinic.duckdb'],
    'is there already',
  ],
  [
    'a server without a schema to write',
    ['run', 'duckdb:clinic.duckdb?table=patients', '--out', 'postgres://localhost/clinic'],
    'add ?schema=',
  ],
])('%s is one clear line, exit code 2, and nothing is written', async (_, words, said) => {
  const before = filesIn(folder)
  const { status, stdout, stderr } = await run(...words)
  expect(stderr).toContain(said)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.trim().split('\n').length).toBeLessThan(4)
  expect(stderr).not.toContain(secret)
  expect(filesIn(folder)).toEqual(before)
})

test.each(['postgres', 'mysql'])(
  'a %s server that is not there, and one that goes away, are told in one line',
  async (scheme) => {
    const server = createServer((socket) =>
      socket
        .on('data', () => socket.destroy())
        .on('error', () => undefined)
        .end(),
    )
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    })
    const gone = await run('inspect', `${scheme}://ann@127.0.0.1:${port}/clinic`)
    await new Promise((resolve) => server.close(resolve))
    const absent = await run('inspect', `${scheme}://ann@127.0.0.1:${port}/clinic`)
    expect([gone.status, absent.status]).toEqual([2, 2])
    expect(gone.stderr).toMatch(/^mirrorward: the (server went away|database refuses)[^\n]*\n$/)
    expect(absent.stderr).toMatch(/^mirrorward: no server answers[^\n]*\n$/)
  },
)
