/** As many equal cells between the outer thresholds: most then hold one threshold or none. */
const cellCount = 1024

/**
 * Finds the bin of a value: how many of the ascending `thresholds` are below it. A grid over their span tells which few
 * can be in question, and bisection among these settles it, so that the answer never depends on the grid's rounding:
 * the cell of a larger number is never the smaller cell. O(1) a value where thresholds are spread, O(log n) at worst.
 */
export function binSearch(thresholds: Float64Array): (value: number) => number {
  const origin = thresholds[0] ?? 0
  const scale = cellCount / ((thresholds.at(-1) ?? 0) - origin)
  const cellOf = (value: number) => Math.max(0, Math.min(cellCount - 1, (value - origin) * scale)) | 0
  /** How many thresholds stand in cells before each. */
  const before = new Uint16Array(cellCount + 1)
  for (const threshold of thresholds) before[cellOf(threshold) + 1]! += 1
  for (let cell = 0; cell < cellCount; cell++) before[cell + 1]! += before[cell]!
  return (value) => {
    const cell = cellOf(value)
    let low = before[cell]!
    let high = before[cell + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (value > thresholds[middle]!) low = middle + 1
      else high = middle
    }
    return low
  }
}
