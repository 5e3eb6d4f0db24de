import type { Column } from '../../column.js'
import type { ColumnSchema } from '../../schema.js'
import type { LinkedTableSchema } from '../linked-schema.js'

/** The cells of a column in their order as numbers, NaN where missing; undefined where cells have no order. O(rows). */
export function ranksOf(column: Column, stated: ColumnSchema | undefined): Float64Array | undefined {
  if (column.type === 'number')
    return column.values.map((value, row) => (column.valid?.[row] === 0 ? Number.NaN : value))
  if (stated?.kind !== 'ordinal' || stated.levels === undefined) return undefined
  const rankOf = column.levels.map((level) => stated.levels!.indexOf(level))
  return Float64Array.from(column.codes, (code) => (code < 0 || rankOf[code]! < 0 ? Number.NaN : rankOf[code]!))
}

/** The cells as texts: of numbers as they are written in JavaScript, null where missing. */
export function levelsOf(column: Column): (row: number) => string | null {
  if (column.type === 'level') return (row) => column.levels[column.codes[row]!] ?? null
  return (row) => (column.valid?.[row] === 0 ? null : String(column.values[row]))
}

export function statedColumn({ columns }: LinkedTableSchema, name: string): ColumnSchema | undefined {
  return columns.find((column) => column.name === name)
}
