import { numbersAsLevels } from '../number-levels.js'
import type { ColumnSchema } from '../schema.js'
import { Table } from '../table.js'

/** A column as a record number, whatever its cells look like. */
export function asKey({ name, description, missing, missingText }: ColumnSchema): ColumnSchema {
  return {
    ...{ name, kind: 'identifier', role: 'direct-identifier' },
    ...(description !== undefined && { description }),
    ...(missing !== undefined && { missing }),
    ...(missingText !== undefined && { missingText }),
  }
}

/** The table with these columns as record numbers. O(rows × columns named). */
export function withKeys(table: Table, names: ReadonlySet<string>): Table {
  return Table.of(
    table.columns.map((column) =>
      names.has(column.name) && column.type === 'number' ? numbersAsLevels(column) : column,
    ),
    table.rowCount,
  )
}
