import type { ConnectOptions } from './connect-options.js'
import type { Database } from './database.js'
import type { DatabasePlace } from './database-place.js'
import type { Dialect } from './dialect.js'
import { duckdbDialect } from './duckdb/dialect.js'
import { mysqlDialect } from './mysql/dialect.js'
import { postgresDialect } from './postgres/dialect.js'
import { sqliteDialect } from './sqlite/dialect.js'

/** A kind of database that is reached. */
export interface DatabaseKind {
  readonly dialect: Dialect
  /**
   * Opens a connection; the driver is loaded here. Throws `unsupported` with what to install, `not-found` where nothing
   * answers, `bad-option` for who may not.
   */
  connect(place: DatabasePlace, options: ConnectOptions): Promise<Database>
}

export const databaseKinds: readonly DatabaseKind[] = [
  {
    dialect: postgresDialect,
    connect: async (place, options) => (await import('./postgres/connect.js')).connectPostgres(place, options),
  },
  {
    dialect: mysqlDialect,
    connect: async (place, options) => (await import('./mysql/connect.js')).connectMysql(place, options),
  },
  {
    dialect: sqliteDialect,
    connect: async (place, options) => (await import('./sqlite/connect.js')).connectSqlite(place, options),
  },
  {
    dialect: duckdbDialect,
    connect: async (place, options) => (await import('./duckdb/connect.js')).connectDuckdb(place, options),
  },
]
