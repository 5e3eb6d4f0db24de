import { type Column, isMissing } from './column.js'

/** The lowest and highest number of a column, missing cells left out; undefined where there is none. O(rows). */
export function numberRange(column: Column): { readonly low: number; readonly high: number } | undefined {
  if (column.type !== 'number') return undefined
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue
    low = Math.min(low, column.values[row]!)
    high = Math.max(high, column.values[row]!)
  }
  return low > high ? undefined : { low, high }
}
