import type { Dialect } from './dialect.js'
import type { DialectId } from './dialect-id.js'
import { duckdbDialect } from './duckdb/dialect.js'
import { mysqlDialect } from './mysql/dialect.js'
import { postgresDialect } from './postgres/dialect.js'
import { sparkDialect } from './spark/dialect.js'
import { sqliteDialect } from './sqlite/dialect.js'

export const dialects: readonly Dialect[] = [postgresDialect, mysqlDialect, sqliteDialect, duckdbDialect, sparkDialect]

export function dialectOf(id: DialectId): Dialect {
  return dialects.find((dialect) => dialect.id === id)!
}
