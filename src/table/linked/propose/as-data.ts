import type { ColumnSchema } from '../../schema.js'
import { asKey } from '../as-keys.js'

/** A code of a look-up table is learnt, whatever its name looks like. */
export function asData(column: ColumnSchema): ColumnSchema {
  if (column.kind !== 'identifier') return column
  return { ...asKey(column), kind: 'categorical', role: 'feature' }
}
