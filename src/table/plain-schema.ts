import { finestOf } from './cells/datetime.js'
import type { ColumnSchema, Schema } from './schema.js'

const day = 86_400_000

/** The schema with every notation taken away: texts written by it are UTF-8 with commas, decimal dots and ISO dates. */
export function plainSchema({ file: _, ...schema }: Schema): Schema {
  return { ...schema, columns: schema.columns.map(plainColumn) }
}

function plainColumn(column: ColumnSchema): ColumnSchema {
  const { decimal: _d, thousands: _t, prefix: _p, suffix: _s, missingText: _m, format, ...plain } = column
  if (format === undefined) return plain
  const isTime = !/[YD]/.test(format) && format !== 'date' && format !== 'datetime'
  if (isTime) return { ...plain, format }
  const isDate = format === 'date' || (format !== 'datetime' && finestOf(format) >= day)
  return { ...plain, format: isDate ? 'date' : 'datetime' }
}
