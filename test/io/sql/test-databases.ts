import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../../src/io/engine.js'
import { type Database, type DatabasePlace, openDatabase, parseDatabaseUrl } from '../../../src/io/sql/index.js'
import { postgresDatabase } from '../../../src/io/sql/postgres/database.js'
import { pgliteSession } from './pglite-session.js'

/** A database that the suite may fill. */
export interface TestDatabase {
  /** Runs statements; `$.` before the name of a table stands for its schema. */
  run(statements: readonly string[]): Promise<void>
  /** The schema that holds the tables of `run`; undefined where there is only one. */
  readonly schema: string | undefined
  open(mode: 'read' | 'write'): Promise<Database>
  /** A place to write: what `write` is asked, and how its result is opened. */
  target(): { readonly schema: string | undefined; open(mode: 'read' | 'write'): Promise<Database> }
  dispose(): Promise<void>
}

export interface TestDatabaseKind {
  readonly name: string
  readonly dialect: 'postgres' | 'mysql' | 'sqlite' | 'duckdb'
  /** Why it cannot be had here. */
  readonly lacks?: string
  /** Why large tables are not counted in it. */
  readonly countsNot?: string
  prepare(): Promise<TestDatabase>
}

let next = 0
const fresh = () => `mirrorward_test_${process.pid}_${next++}`

/** Every kind in this process; servers where the environment names one: URLs without a password, which stands in the environment too. */
export const testDatabases: readonly TestDatabaseKind[] = [
  { name: 'PGlite', dialect: 'postgres', prepare: preparePglite },
  { name: 'DuckDB', dialect: 'duckdb', prepare: () => prepareFile('duckdb') },
  { name: 'SQLite', dialect: 'sqlite', countsNot: 'it has no md5', prepare: () => prepareFile('sqlite') },
  server('PostgreSQL', 'postgres', 'MIRRORWARD_TEST_PG'),
  server('MariaDB or MySQL', 'mysql', 'MIRRORWARD_TEST_MYSQL'),
]

async function preparePglite(): Promise<TestDatabase> {
  const { PGlite } = await import('@electric-sql/pglite')
  const lite = await PGlite.create()
  const place: DatabasePlace = { dialect: 'postgres', tls: 'off' }
  const open = async (mode: 'read' | 'write') => postgresDatabase(pgliteSession(lite), place, { mode })
  const schema = fresh()
  await lite.exec(`CREATE SCHEMA ${schema}`)
  return {
    schema,
    async run(statements) {
      for (const statement of statements) await lite.exec(statement.replaceAll('$.', `${schema}.`))
    },
    open,
    target: () => ({ schema: fresh(), open }),
    dispose: () => lite.close(),
  }
}

async function prepareFile(dialect: 'duckdb' | 'sqlite'): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'databases-'))
  const file = join(folder, `data.${dialect}`)
  const openFile = (path: string) => (mode: 'read' | 'write') =>
    openDatabase({ dialect, file: path, tls: 'off' }, { mode })
  return {
    schema: undefined,
    async run(statements) {
      const texts = statements.map((statement) => statement.replaceAll('$.', ''))
      if (dialect === 'sqlite') {
        const { default: Driver } = await import('libsql')
        const database = new Driver(file)
        for (const text of texts) database.exec(text)
        database.close()
        return
      }
      const engine = await openEngine({ file })
      for (const text of texts) await engine.run(text)
      engine.close()
    },
    open: openFile(file),
    target: () => ({ schema: undefined, open: openFile(join(folder, `${fresh()}.${dialect}`)) }),
    dispose: async () => rmSync(folder, { recursive: true }),
  }
}

function server(name: string, dialect: 'postgres' | 'mysql', variable: string): TestDatabaseKind {
  const url = process.env[variable]
  const lacks = url === undefined ? { lacks: `${variable} names no server` } : {}
  const countsNot = dialect === 'mysql' ? { countsNot: 'its md5 of people is not told' } : {}
  return { name, dialect, ...lacks, ...countsNot, prepare: () => prepareServer(dialect, url ?? '') }
}

async function prepareServer(dialect: 'postgres' | 'mysql', url: string): Promise<TestDatabase> {
  const { place } = parseDatabaseUrl(url)
  const schema = fresh()
  const made = [schema]
  const open = (mode: 'read' | 'write') => openDatabase(place, { mode })
  const ask = async (statements: readonly string[]) => {
    const database = await open('write')
    for (const statement of statements) await database.query(statement)
    await database.close()
  }
  await ask([`CREATE SCHEMA ${schema}${dialect === 'mysql' ? ' CHARACTER SET utf8mb4' : ''}`])
  return {
    schema,
    run: (statements) => ask(statements.map((statement) => statement.replaceAll('$.', `${schema}.`))),
    open,
    target() {
      const target = fresh()
      made.push(target)
      return { schema: target, open }
    },
    dispose: () => ask(made.map((each) => `DROP SCHEMA IF EXISTS ${each}${dialect === 'postgres' ? ' CASCADE' : ''}`)),
  }
}
