import type { ConnectOptions } from './connect-options.js'
import type { Database } from './database.js'
import type { DatabasePlace } from './database-place.js'
import type { Dialect } from './dialect.js'
import { postgresDialect } from './postgres/dialect.js'

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
]
