import { centredRanks } from '../../src/math/index.js'
import { type ColumnSchema, isMissing, isNumberKind, type Schema, type Table } from '../../src/table/index.js'
import { modelledColumns } from '../modelled-columns.js'

/** A column whose values have an order, as ranks of a table's present cells; NaN where missing. */
export interface RankedColumn {
  readonly name: string
  readonly ranks: Float64Array
}

/** Names and levels of the columns that can be ranked: numbers, dates, ordered levels, and levels of which there are two. */
export interface Rankable {
  readonly name: string
  /** In their order; null for numbers and dates. */
  readonly levels: readonly string[] | null
}

export function rankableColumns(schema: Schema, train: Table): Rankable[] {
  return modelledColumns(schema).flatMap((column) => {
    const levels = orderedLevels(column, train)
    return levels === undefined ? [] : [{ name: column.name, levels }]
  })
}

/** Undefined where there is no order. */
function orderedLevels({ name, kind, levels: stated }: ColumnSchema, train: Table): Rankable['levels'] | undefined {
  if (isNumberKind(kind)) return null
  const column = train.column(name)
  const levels = stated ?? (column.type === 'level' ? column.levels : [])
  return kind === 'ordinal' || levels.length === 2 ? levels : undefined
}

/** O(rows log rows). Levels that are not listed count as missing. */
export function rankColumn(table: Table, { name, levels }: Rankable): RankedColumn {
  const column = table.column(name)
  const orderOf = column.type === 'level' ? column.levels.map((level) => levels?.indexOf(level) ?? -1) : []
  const valueAt = (row: number) => {
    if (isMissing(column, row)) return Number.NaN
    if (column.type === 'number') return column.values[row]!
    const order = orderOf[column.codes[row]!]!
    return order < 0 ? Number.NaN : order
  }
  const values = Float64Array.from({ length: table.rowCount }, (_, row) => valueAt(row))
  const ranks = centredRanks(values.filter((value) => !Number.isNaN(value)))
  let next = 0
  return { name, ranks: values.map((value) => (Number.isNaN(value) ? value : ranks[next++]!)) }
}
