import { type ColumnSchema, levelColumn, type NumberColumn, numberColumn, Table } from '../../src/table/index.js'
import type { MadeTable } from './cause.js'

/** A made table from rows: numbers for number columns, texts for levels. */
export function madeTable(
  columns: readonly Omit<ColumnSchema, 'role'>[],
  rows: readonly (readonly (number | string)[])[],
): MadeTable {
  const table = Table.of(
    columns.map(({ name, kind, levels }, at) =>
      kind === 'numeric'
        ? numberColumn(
            name,
            rows.map((row) => row[at] as number),
          )
        : levelColumn(
            name,
            rows.map((row) => String(row[at])),
            levels ?? [],
          ),
    ),
  )
  return { table, schema: { name: 'made', columns: columns.map((each) => ({ ...each, role: 'feature' })) } }
}

/** The cells of a number column without missing ones. */
export function numbersOf(table: Table, name: string): Float64Array {
  return Float64Array.from((table.column(name) as NumberColumn).values)
}
