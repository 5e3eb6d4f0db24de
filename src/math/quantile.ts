/**
 * Quantile of ascending values by linear interpolation between order statistics: type 7, as R and numpy default to.
 * Undefined when there are no values. O(1).
 */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number | undefined {
  if (sorted.length === 0) return undefined
  const position = Math.min(1, Math.max(0, share)) * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below]!
  if (below === position) return low
  return low + (position - below) * (sorted[below + 1]! - low)
}

/** Type 7 quantile of values in any order. O(n log n). */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  return sortedQuantile(Float64Array.from(values).sort(), share)
}
