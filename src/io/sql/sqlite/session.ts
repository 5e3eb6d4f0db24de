import type { Cell } from '../database.js'

/** What SQLite's dialect asks of a driver. */
export interface SqliteSession {
  run(sql: string): void
  rows(sql: string, values?: readonly Cell[]): IterableIterator<readonly unknown[]>
  columns(sql: string): readonly { readonly name: string; readonly type: string | null }[]
  /** One INSERT for many rows. */
  insert(sql: string, rows: Iterable<readonly Cell[]>): void
  close(): void
}
