import { datetimeReader } from '../cells/datetime.js'
import { numberReader } from '../cells/number.js'
import type { ColumnSchema } from '../schema.js'

/** Whether a number column's schema reads every one of the texts. Columns of levels read anything. */
export function readsAll(column: ColumnSchema, texts: readonly string[]): boolean {
  if (column.kind === 'numeric') {
    const read = numberReader(column)
    return texts.every((text) => Number.isFinite(read(text).value))
  }
  if (column.kind !== 'datetime') return true
  const read = datetimeReader(column)
  return texts.every((text) => Number.isFinite(read(text)))
}
