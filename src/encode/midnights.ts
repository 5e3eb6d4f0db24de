import type { ColumnSchema } from '../table/index.js'
import type { DistinctValues } from './distinct-values.js'

const day = 86_400_000
/** So many times the share that times of day alone would put at midnight. */
const clearly = 3

/**
 * The share of moments that are whole days, where some have a time of day and others none: both held by `minCount` patients, and
 * midnights three times as frequent as other times of the column's resolution could be. Undefined elsewhere.
 */
export function shareOfMidnights(
  column: ColumnSchema,
  { values, rows, patients }: DistinctValues,
  { step, minCount }: { readonly step: number; readonly minCount: number },
): number | undefined {
  if (column.kind !== 'datetime' || step <= 0 || step >= day) return undefined
  let [whole, wholePatients, all, allPatients] = [0, 0, 0, 0]
  values.forEach((value, at) => {
    const isWhole = value % day === 0
    all += rows[at]!
    allPatients += patients[at]!
    if (isWhole) whole += rows[at]!
    if (isWhole) wholePatients += patients[at]!
  })
  if (wholePatients < minCount || allPatients - wholePatients < minCount) return undefined
  return whole / all > (clearly * step) / day ? whole / all : undefined
}

/** The midnight of the day that a moment lies in, or of the next, whichever is within [low, high]; the moment itself when none is. */
export function midnightWithin(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  const before = Math.floor(value / day) * day
  if (before >= low) return before
  return before + day <= high ? before + day : value
}
