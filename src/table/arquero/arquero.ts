import { table as arqueroTable } from 'arquero'
import { cellAt, levelColumn, numberColumn } from '../column.js'
import { Table } from '../table.js'

/** What a table of arquero has to offer to be read: any version's `ColumnTable` does. */
export interface ArqueroColumns {
  numRows(): number
  columnNames(): string[]
  array(name: string): ArrayLike<unknown>
}

/**
 * A table of arquero with its verbs, in types of our own: arquero's do not pass `tsc --strict`, and whoever uses this library
 * need not have them. For all of arquero's types: `tableToArquero(table) as unknown as ColumnTable`.
 */
export interface ArqueroTable extends ArqueroColumns {
  numCols(): number
  get(name: string, row?: number): unknown
  objects(options?: object): object[]
  filter(criteria: unknown): ArqueroTable
  derive(values: object, options?: object): ArqueroTable
  select(...columns: unknown[]): ArqueroTable
  groupby(...keys: unknown[]): ArqueroTable
  rollup(values?: object): ArqueroTable
  count(options?: object): ArqueroTable
  orderby(...keys: unknown[]): ArqueroTable
  slice(start?: number, end?: number): ArqueroTable
  join(other: ArqueroTable, on?: unknown, values?: unknown, options?: object): ArqueroTable
  fold(values: unknown, options?: object): ArqueroTable
  pivot(keys: unknown, values: unknown, options?: object): ArqueroTable
  print(options?: object): this
}

/**
 * A table for arquero's verbs: numbers as numbers, datetimes as epoch milliseconds, levels as texts, missing as null.
 * O(rows × columns).
 *
 * @example
 * tableToArquero(table).groupby('sex').rollup({ rows: 'd => op.count()' }).objects()
 */
export function tableToArquero(table: Table): ArqueroTable {
  const columns = table.columns.map((column): [string, (number | string | null)[]] => [
    column.name,
    Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
  ])
  return arqueroTable(columns) as unknown as ArqueroTable
}

/**
 * A table from arquero: columns whose present cells are all numbers become number columns, the others levels; null,
 * undefined and NaN are missing. O(rows × columns).
 */
export function tableFromArquero(source: ArqueroColumns): Table {
  const columns = source.columnNames().map((name) => {
    const cells = Array.from(source.array(name), (cell) => cell ?? null)
    return cells.every((cell): cell is number | null => cell === null || typeof cell === 'number')
      ? numberColumn(name, cells)
      : levelColumn(
          name,
          cells.map((cell) => (cell === null ? null : String(cell))),
        )
  })
  return Table.of(columns, source.numRows())
}
