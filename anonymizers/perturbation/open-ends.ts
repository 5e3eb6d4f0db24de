/** The highest value (or the lowest, with `end: 'bottom'`) that at least k rows reach: beyond it nobody stands out. O(rows log rows). */
export function tightestEnd(
  values: ArrayLike<number>,
  { k, end = 'top' }: { readonly k: number; readonly end?: 'top' | 'bottom' },
): number {
  const sorted = Float64Array.from(values).sort()
  const place = end === 'top' ? Math.max(0, sorted.length - k) : Math.min(sorted.length - 1, k - 1)
  return sorted[place] ?? 0
}

/** Values beyond the ends become the ends: everybody of 90 and more is 90. */
export function withOpenEnds(
  values: ArrayLike<number>,
  {
    bottom = Number.NEGATIVE_INFINITY,
    top = Number.POSITIVE_INFINITY,
  }: { readonly bottom?: number; readonly top?: number },
): Float64Array {
  return Float64Array.from(values, (value) => Math.min(top, Math.max(bottom, value)))
}
