import { type Estimates, estimates, groupCount } from '../row-groups.js'

const fewestRows = 30
const sums = 6

/**
 * Pearson's correlation of two columns where both are present (of ranks: Spearman's, up to missing cells), over all rows and
 * without each group. 0 where a side does not vary or fewer than 30 rows have both. NaN is missing. O(rows).
 */
export function groupedCorrelation(first: Float64Array, second: Float64Array, groups: Uint8Array): Estimates {
  const [all, of] = [new Float64Array(sums), new Float64Array(sums * groupCount)]
  for (let row = 0; row < first.length; row++) {
    const [x, y] = [first[row]!, second[row]!]
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    const at = groups[row]! * sums
    of[at]! += 1
    of[at + 1]! += x
    of[at + 2]! += y
    of[at + 3]! += x * x
    of[at + 4]! += y * y
    of[at + 5]! += x * y
  }
  of.forEach((sum, index) => {
    all[index % sums]! += sum
  })
  return estimates((omitted) =>
    correlationOf(omitted < 0 ? all : all.map((sum, index) => sum - of[omitted * sums + index]!)),
  )
}

function correlationOf([n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0]: Float64Array): number {
  if (n < fewestRows) return 0
  const [varianceX, varianceY] = [xx - (x * x) / n, yy - (y * y) / n]
  // What is left of a constant column is rounding.
  if (varianceX <= 1e-9 * xx || varianceY <= 1e-9 * yy) return 0
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(varianceX * varianceY)))
}
