/**
 * Whether some factor brings a formula within `reach` of the target in every row: what a near formula cannot do without,
 * and most do not within a handful of rows. The factor's allowed stretch is narrowed row by row. O(rows), no memory.
 */
export function someFactorReaches(target: Float64Array, formula: Float64Array, reach: number): boolean {
  const slack = reach * (1 + 1e-9) + Number.MIN_VALUE
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (let row = 0; row < target.length; row++) {
    const size = formula[row]!
    const value = target[row]!
    if (size === 0) {
      if (Math.abs(value) > slack) return false
      continue
    }
    const one = (value - slack) / size
    const other = (value + slack) / size
    const low = size > 0 ? one : other
    const high = size > 0 ? other : one
    if (low > least) least = low
    if (high < most) most = high
    if (least > most + 1e-9 * Math.abs(most)) return false
  }
  return true
}

/** Whether a formula lies within `reach` of the target in every row as it is. O(rows). */
export function reaches(target: Float64Array, formula: Float64Array, reach: number): boolean {
  for (let row = 0; row < target.length; row++)
    if (!(Math.abs(target[row]! - formula[row]!) <= reach * (1 + 1e-9))) return false
  return true
}
