import { isMissing, type NumberColumn, presentValues } from '../../src/table/index.js'
import { groupCount } from '../row-groups.js'

const momentCount = 6

/** Sums of 1, x, y, x², y², xy over rows where both are present: over all rows and by group. */
export interface PairMoments {
  readonly total: Float64Array
  /** `groupCount × 6`. */
  readonly byGroup: Float64Array
}

/** Both columns are shifted by a constant first, so that squares do not drown the differences. O(n). */
export function pairMoments(x: NumberColumn, y: NumberColumn, groups: Uint8Array): PairMoments {
  const shiftX = x.values[0] ?? 0
  const shiftY = y.values[0] ?? 0
  const byGroup = new Float64Array(groupCount * momentCount)
  for (let row = 0; row < groups.length; row++) {
    if (isMissing(x, row) || isMissing(y, row)) continue
    const a = x.values[row]! - shiftX
    const b = y.values[row]! - shiftY
    const start = groups[row]! * momentCount
    byGroup[start]! += 1
    byGroup[start + 1]! += a
    byGroup[start + 2]! += b
    byGroup[start + 3]! += a * a
    byGroup[start + 4]! += b * b
    byGroup[start + 5]! += a * b
  }
  const total = new Float64Array(momentCount)
  byGroup.forEach((value, index) => {
    total[index % momentCount]! += value
  })
  return { total, byGroup }
}

/** Pearson's correlation over pairwise complete rows, one group left out (−1: none); NaN when a column does not vary. */
export function pearson({ total, byGroup }: PairMoments, omitted = -1): number {
  const [n, x, y, xx, yy, xy] = Array.from(
    total,
    (value, index) => value - (byGroup[omitted * momentCount + index] ?? 0),
  ) as [number, number, number, number, number, number]
  const varianceX = xx - (x * x) / n
  const varianceY = yy - (y * y) / n
  // Below rounding error of the sums, the column is constant.
  if (!(varianceX > 1e-12 * xx) || !(varianceY > 1e-12 * yy)) return Number.NaN
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(varianceX * varianceY)))
}

/** A number column with each value replaced by its mean rank among present values, for Spearman's correlation. O(n log n). */
export function ranked(column: NumberColumn): NumberColumn {
  const sorted = presentValues(column).sort()
  const meanRank = new Map<number, number>()
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (sorted[end] === sorted[start]) end++
    meanRank.set(sorted[start]!, (start + end - 1) / 2)
    start = end
  }
  return { ...column, values: column.values.map((value) => meanRank.get(value) ?? 0) }
}
