import type { Dialect } from '../dialect.js'
import { quote } from '../quote.js'
import { planSqlite } from './types.js'

/** It has neither quantiles nor a hash of its own. */
export const sqliteDialect: Dialect = {
  id: 'sqlite',
  title: 'SQLite',
  schemes: ['sqlite'],
  isServer: false,
  endings: ['sqlite', 'sqlite3', 'db'],
  namespaces: 'none',
  foldsColumns: true,
  defaultSchema: 'main',
  quote,
  placeholder: () => '?',
  plan: planSqlite,
  isMissing: (cell) => `${cell} IS NULL`,
  exactText: (cell) => `CAST(${cell} AS TEXT) COLLATE BINARY`,
  bitPack: true,
}
