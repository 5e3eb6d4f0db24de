import { isMissing, type NumberColumn, namesDay, type Schema, Table } from '../table/index.js'

/** The table with months alone (`MM/YYYY`) at their first day, as they are read: codes are drawn by the day. O(cells of these). */
export function withWholeMonths(table: Table, { columns }: Schema): Table {
  const vague = new Set(
    columns.flatMap(({ name, kind, format }) => (kind === 'datetime' && !namesDay(format) ? [name] : [])),
  )
  if (vague.size === 0) return table
  const whole = table.columns.map((column) =>
    vague.has(column.name) && column.type === 'number' ? firstDays(column) : column,
  )
  return Table.of(whole, table.rowCount)
}

function firstDays(column: NumberColumn): NumberColumn {
  const values = column.values.map((value, row) => {
    if (isMissing(column, row)) return value
    const date = new Date(value)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  })
  return { ...column, values }
}
