import { existsSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { MirrorwardError } from '../../../errors.js'
import { BatchColumns } from '../batch-columns.js'
import type { ConnectOptions } from '../connect-options.js'
import type { Cell, Database } from '../database.js'
import type { DatabasePlace } from '../database-place.js'
import { loadDriver } from '../driver.js'
import { databaseError } from '../failure.js'
import { partialName } from '../partial-write.js'
import { relationText } from '../relation-text.js'
import { selectionText } from '../selection.js'
import { sqliteDialect } from './dialect.js'
import { sqliteError } from './failures.js'
import { introspectSqlite } from './introspect.js'
import type { SqliteSession } from './session.js'
import { typeOfSqlite } from './types.js'
import { filesOf, writeSqlite } from './write-schema.js'

/** A SQLite file by the package `libsql`, the only file that knows it. Read in one transaction, which sees one state of it. */
export async function connectSqlite(place: DatabasePlace, { mode }: Pick<ConnectOptions, 'mode'>): Promise<Database> {
  const { file = '' } = place
  if (mode === 'read' && !existsSync(file)) throw new MirrorwardError('not-found', `no such file: "${file}"`)
  if (mode === 'read' && !statSync(file).isFile())
    throw new MirrorwardError('not-found', `a folder, not a file: "${file}"`)
  const { default: Driver } = await loadDriver('SQLite', 'libsql', () => import('libsql'))
  const open = (path: string): SqliteSession => {
    const database = new Driver(path)
    return {
      run: (sql) => {
        database.exec(sql)
      },
      rows: (sql, values = []) =>
        database
          .prepare(sql)
          .raw()
          .iterate(...values) as IterableIterator<readonly unknown[]>,
      columns: (sql) => database.prepare(sql).raw().columns(),
      insert(sql, rows) {
        const statement = database.prepare(sql)
        for (const row of rows) statement.run([...row])
      },
      close: () => {
        database.close()
      },
    }
  }
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw sqliteError(error, place)
    }
  }
  const session = mode === 'read' ? guarded(() => open(file)) : open(':memory:')
  if (mode === 'read')
    guarded(() => {
      session.run('PRAGMA query_only = 1')
      session.run('BEGIN')
    })
  return {
    dialect: sqliteDialect,
    async introspect(schema = 'main') {
      if (schema !== 'main') throw databaseError('no-such', { place, detail: 'a SQLite file has no schemas' })
      return guarded(() => introspectSqlite(session))
    },
    columnsOf: async (relation) =>
      guarded(() =>
        session
          .columns(`SELECT * FROM ${relationText(sqliteDialect, relation)}`)
          // An expression has no type: its cells decide, and numbers are asked first.
          .map(({ name, type }) => ({
            name,
            type: type ? typeOfSqlite(type) : { kind: 'float', bits: 64 },
            isNullable: true,
          })),
      ),
    async *read(relation, plans, { orderBy } = {}) {
      const batch = new BatchColumns(plans)
      const rows = guarded(() => session.rows(selectionText(sqliteDialect, { relation, plans, orderBy })))
      for (;;) {
        const next = guarded(() => rows.next())
        if (next.done) break
        batch.addRow(next.value)
        if (batch.isFull) yield* batch.take()
      }
      yield* batch.take()
    },
    query: async (sql, values = []) =>
      guarded(() => Array.from(session.rows(sql, values), (row) => row.map((cell) => cell as Cell))),
    checkNew: async () => {
      if (existsSync(file)) throw databaseError('exists', { place })
    },
    dropPartial: async () => {
      for (const each of filesOf(partialName(file))) await rm(each, { force: true })
    },
    write: async (_, tables, options) => {
      try {
        return await writeSqlite(file, { open, tables, ...options })
      } catch (error) {
        throw sqliteError(error, place)
      }
    },
    async close() {
      // The driver lets go of the file when it likes; its lock on it ends here.
      if (mode === 'read') guarded(() => session.run('ROLLBACK'))
      session.close()
    },
  }
}
