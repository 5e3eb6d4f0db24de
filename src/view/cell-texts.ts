import { type ColumnSchema, cellAt, type Table } from '../index.js'
import { formatDatetime } from '../table/index.js'

/** Rows of a table as texts to show; null is missing. Dates of a typed table are written as its schema says. */
export function cellTexts(
  table: Table,
  { from, to, schema = [] }: { readonly from: number; readonly to: number; readonly schema?: readonly ColumnSchema[] },
): (string | null)[][] {
  const writers = table.columns.map(({ name }) => {
    const column = schema.find((each) => each.name === name)
    return column?.kind === 'datetime' ? (cell: number | string) => formatDatetime(Number(cell), column.format) : String
  })
  return Array.from({ length: Math.max(0, Math.min(to, table.rowCount) - from) }, (_, index) =>
    table.columns.map((column, place) => {
      const cell = cellAt(column, from + index)
      return cell === null ? null : writers[place]!(cell)
    }),
  )
}
