import type { Table } from '../../table/index.js'
import type { DatabaseTable } from '../../table/linked/index.js'

/** A new table, its types and keys, and its rows. Parents stand before children in a list of them. */
export interface TableToWrite {
  readonly table: DatabaseTable
  readonly rows: AsyncIterable<Table>
}
