import { isMissing } from './column.js'
import type { Schema } from './schema.js'
import type { Table } from './table.js'

/** A number per row, 0 … patients − 1 in order of appearance; rows without a patient are patients of their own. */
export function patientIndex(table: Table, schema: Schema): Int32Array {
  if (schema.patient === undefined) return Int32Array.from({ length: table.rowCount }, (_, row) => row)
  const column = table.column(schema.patient)
  const indexOf = new Map<number, number>()
  let next = 0
  return Int32Array.from({ length: table.rowCount }, (_, row) => {
    if (isMissing(column, row)) return next++
    const key = column.type === 'number' ? column.values[row]! : column.codes[row]!
    const known = indexOf.get(key)
    if (known !== undefined) return known
    indexOf.set(key, next)
    return next++
  })
}
