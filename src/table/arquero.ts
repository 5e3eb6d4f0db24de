import { table as arqueroTable, type ColumnTable } from 'arquero'
import { cellAt, levelColumn, numberColumn } from './column.js'
import { Table } from './table.js'

/** A table for arquero's verbs: datetimes as epoch milliseconds, missing as null. O(rows × columns). */
export function tableToArquero(table: Table): ColumnTable {
  return arqueroTable(
    table.columns.map((column): [string, (number | string | null)[]] => [
      column.name,
      Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
    ]),
  )
}

/** A table from arquero: columns whose present cells are all numbers become number columns, the others levels. */
export function tableFromArquero(source: ColumnTable): Table {
  const columns = source.columnNames().map((name) => {
    const cells = Array.from(source.array(name) as Iterable<unknown>, (cell) => cell ?? null)
    return cells.every((cell): cell is number | null => cell === null || typeof cell === 'number')
      ? numberColumn(name, cells)
      : levelColumn(
          name,
          cells.map((cell) => (cell === null ? null : String(cell))),
        )
  })
  return Table.of(columns, source.numRows())
}
