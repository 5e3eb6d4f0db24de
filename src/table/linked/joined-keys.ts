import { cellAt, levelColumn } from '../column.js'
import type { ColumnSchema } from '../schema.js'
import { Table } from '../table.js'
import { asKey, withKeys } from './as-keys.js'
import type { JoinedKey } from './linked-schema.js'
import { keyText } from './linked-tables.js'

/** What the column of several is called. */
export function joinedName(of: readonly string[]): string {
  return of.join(' + ')
}

/**
 * A table and its columns with those that stand for several, record numbers both: missing where any part is. Of the parts
 * `counted` is a record number too: what is drawn anew in each row keeps keys apart. O(rows × parts).
 */
export function withJoined<Own extends { readonly table: Table; readonly columns: readonly ColumnSchema[] }>(
  own: Own,
  { joined, counted }: { readonly joined: readonly JoinedKey[]; readonly counted: readonly string[] },
): Own {
  const numbers = new Set(counted)
  const table = withKeys(own.table, numbers)
  return {
    ...own,
    table: Table.of([...table.columns, ...joined.map((key) => joinedColumn(table, key))], table.rowCount),
    columns: [
      ...own.columns.map((column) => (numbers.has(column.name) ? asKey(column) : column)),
      ...joined.map(({ column }): ColumnSchema => ({ name: column, kind: 'identifier', role: 'direct-identifier' })),
    ],
  }
}

/** The table as people know it, without the columns that stand for several. */
export function withoutJoined(table: Table, joined: readonly JoinedKey[] = []): Table {
  if (joined.length === 0) return table
  const made = new Set(joined.map(({ column }) => column))
  return table.select(table.columnNames.filter((name) => !made.has(name)))
}

/** The part of a key with most values: a number that the others count. O(rows × parts). */
export function countedPart(table: Table, of: readonly string[]): number {
  const sizes = of.map((name) => {
    const column = table.column(name)
    return new Set(Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row))).size
  })
  return sizes.indexOf(Math.max(...sizes))
}

function joinedColumn(table: Table, { column, of }: JoinedKey) {
  const parts = of.map((name) => table.column(name))
  return levelColumn(
    column,
    Array.from({ length: table.rowCount }, (_, row) => {
      const cells = parts.map((part) => cellAt(part, row))
      return cells.includes(null) ? null : JSON.stringify(cells.map((cell) => keyText(cell!)))
    }),
  )
}
