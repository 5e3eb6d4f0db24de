import {
  type Column,
  type ColumnSchema,
  identifierOf,
  isModelled,
  presentValues,
  type Schema,
  type Table,
} from '../../table/index.js'
import { distinctCells } from './distinct-cells.js'
import type { PreflightWarning } from './warning.js'

const fewestRows = 50
/** A number of six digits or more that hardly repeats is rather a record number than a count. */
const longNumber = 100_000
const hardlyRepeated = 0.98

/** Columns that models learn although nearly every row has a value of its own: texts, and whole numbers that name. */
export function nearUnique(table: Table, schema: Schema): PreflightWarning[] {
  const times = new Set((schema.timeToEvent ?? []).map(({ time }) => time))
  return (
    schema.columns
      .filter((column) => isModelled(column) && column.kind !== 'datetime' && !times.has(column.name))
      .filter((column) => isNearUnique(table.column(column.name), column))
      // What shows more is said by another warning.
      .filter(({ name }) => identifierOf(table.column(name)) === undefined)
      .map(({ name }) => ({
        code: 'near-unique',
        message: 'nearly every row has a value of its own: a record number or a name should be a direct-identifier',
        column: name,
      }))
  )
}

function isNearUnique(column: Column, { precision }: ColumnSchema): boolean {
  const { present, distinct } = distinctCells(column)
  if (present < fewestRows) return false
  if (column.type === 'level') return distinct > present / 2
  if (precision !== 0) return false
  if (distinct === present) return true
  const values = presentValues(column).sort()
  return distinct >= hardlyRepeated * present && values[Math.floor(values.length / 2)]! >= longNumber
}
