import type { Column, ColumnSchema, NumberColumn } from '../../../src/table/index.js'

/**
 * Cells as numbers in an order, NaN where missing: numbers themselves, ordinal levels by the schema's order, levels that are all
 * written as numbers by these, two levels by their order. Null where levels have no order. O(rows).
 */
export function orderedCells(column: Column, schema: ColumnSchema): Float64Array | null {
  if (column.type === 'number') return presentOrNaN(column)
  const listed = schema.levels ?? [...column.levels].sort()
  const placeOf = placesOf(listed, schema.kind)
  if (placeOf === null) return null
  const places = column.levels.map((level) => placeOf.get(level) ?? Number.NaN)
  return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : places[code]!))
}

function placesOf(levels: readonly string[], kind: ColumnSchema['kind']): Map<string, number> | null {
  const numbers = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)))
  if (numbers.every((number) => Number.isFinite(number)))
    return new Map(levels.map((level, at) => [level, numbers[at]!]))
  return kind === 'ordinal' || levels.length <= 2 ? new Map(levels.map((level, at) => [level, at])) : null
}

/** A number column's cells, NaN where missing. */
export function presentOrNaN({ values, valid }: NumberColumn): Float64Array {
  return values.map((value, row) => (valid?.[row] === 0 ? Number.NaN : value))
}
