import type { ConnectOptions } from './connect-options.js'
import type { Database } from './database.js'
import type { DatabasePlace } from './database-place.js'
import type { Dialect } from './dialect.js'
import type { DialectId } from './dialect-id.js'
import { dialects } from './dialects.js'

/** A kind of database that is reached. */
export interface DatabaseKind {
  readonly dialect: Dialect
  /**
   * Opens a connection; the driver is loaded here. Throws `unsupported` with what to install, `not-found` where nothing
   * answers, `bad-option` for who may not.
   */
  readonly connect: Connect
}

type Connect = (place: DatabasePlace, options: ConnectOptions) => Promise<Database>

const connections: Readonly<Record<DialectId, Connect>> = {
  postgres: async (place, options) => (await import('./postgres/connect.js')).connectPostgres(place, options),
  mysql: async (place, options) => (await import('./mysql/connect.js')).connectMysql(place, options),
  sqlite: async (place, options) => (await import('./sqlite/connect.js')).connectSqlite(place, options),
  duckdb: async (place, options) => (await import('./duckdb/connect.js')).connectDuckdb(place, options),
  spark: async (place, options) => (await import('./spark/connect.js')).connectSpark(place, options),
}

export const databaseKinds: readonly DatabaseKind[] = dialects.map((dialect) => ({
  dialect,
  connect: connections[dialect.id],
}))
