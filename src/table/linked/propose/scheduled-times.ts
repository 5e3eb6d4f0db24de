import { type Column, numberColumn } from '../../column.js'
import type { ColumnSchema } from '../../schema.js'
import { Table } from '../../table.js'

/** Names of times of visits that are planned: month 0, 6, 12 of everybody. */
const scheduleName =
  /(^|[^a-z])(t|time|day|days|week|weeks|month|months|year|years|hour|hours|visit|wave|jour|jours|semaine|semaines|mois|an|annee|heure|heures|visite|vague|temps)([^a-z]|$)/i

/**
 * A table whose columns of few plain numbers that are called like the time of a planned visit are numbers: few values make
 * them look like levels. Undefined where there is none. O(rows × such columns).
 */
export function withScheduledTimes({
  table,
  columns,
}: {
  readonly table: Table
  readonly columns: readonly ColumnSchema[]
}):
  | { readonly table: Table; readonly columns: readonly ColumnSchema[]; readonly names: ReadonlySet<string> }
  | undefined {
  const names = new Set(
    columns.flatMap(({ name, kind }) =>
      (kind === 'categorical' || kind === 'ordinal') &&
      scheduleName.test(name) &&
      table.has(name) &&
      isOfNumbers(table.column(name))
        ? [name]
        : [],
    ),
  )
  if (names.size === 0) return undefined
  return {
    names,
    table: Table.of(
      table.columns.map((column) => (names.has(column.name) ? asNumbers(column) : column)),
      table.rowCount,
    ),
    columns: columns.map((column) => {
      if (!names.has(column.name)) return column
      const { levels: _, kind: __, ...rest } = column
      return { ...rest, kind: 'numeric' }
    }),
  }
}

function isOfNumbers(column: Column): boolean {
  return (
    column.type === 'level' && column.levels.length > 1 && column.levels.every((level) => /^-?\d+(\.\d+)?$/.test(level))
  )
}

function asNumbers(column: Column): Column {
  if (column.type !== 'level') return column
  const values = column.levels.map(Number)
  return numberColumn(
    column.name,
    Array.from(column.codes, (code) => (code < 0 ? null : values[code]!)),
  )
}
