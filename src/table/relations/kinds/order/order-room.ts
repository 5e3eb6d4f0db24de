import type { ColumnSchema } from '../../../schema.js'
import { columnStep } from '../../../schema.js'

/**
 * How far a lower moment may lie above an upper one that is written more coarsely: somebody who came at 10:30 and left the same
 * day is in order, though a day alone is read as its midnight. In milliseconds; 0 for numbers.
 */
export function orderRoom(lower: ColumnSchema | undefined, upper: ColumnSchema | undefined): number {
  if (lower?.kind !== 'datetime' || upper?.kind !== 'datetime') return 0
  return Math.max(0, columnStep(upper) - columnStep(lower))
}
