import type { Table } from '../table/index.js'

/** What a person tells of a table before anything is guessed. */
export interface TableHints {
  /** Texts that stand for missing in every column whose kind is inferred. */
  readonly missing?: readonly string[] | undefined
  /** How dates are written, as DD/MM/YYYY, in columns whose kind is inferred. */
  readonly dateFormat?: string | undefined
  /** Columns left out as if the file did not have them. */
  readonly ignore?: readonly string[] | undefined
}

/** The table without these columns; names that it lacks are no fault, since some readers leave them out themselves. */
export function withoutIgnored(table: Table, ignore: readonly string[]): Table {
  if (ignore.length === 0) return table
  return table.select(table.columnNames.filter((name) => !ignore.includes(name)))
}
