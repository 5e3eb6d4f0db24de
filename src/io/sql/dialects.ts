import type { Dialect, DialectId } from './dialect.js'
import { postgresDialect } from './postgres/dialect.js'

/** Every kind of database that is reached; each loads its driver when it is. */
export const dialects: readonly Dialect[] = [postgresDialect]

export function dialectOf(id: DialectId): Dialect {
  return dialects.find((dialect) => dialect.id === id)!
}
