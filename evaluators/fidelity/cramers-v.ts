/**
 * Cramér's V of a cross table of counts, `rows × columns`, the last row and the last column (missing) left aside:
 * √(χ² / n / (min(r, c) − 1)) over rows and columns in use, 0 to 1. Null when a side has fewer than two levels in use.
 */
export function cramersV(counts: ArrayLike<number>, rows: number, columns: number): number | null {
  const rowSums = new Float64Array(rows - 1)
  const columnSums = new Float64Array(columns - 1)
  let total = 0
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const count = counts[row * columns + column]!
      rowSums[row]! += count
      columnSums[column]! += count
      total += count
    }
  const used = (sums: Float64Array) => sums.filter((sum) => sum > 0).length
  const degrees = Math.min(used(rowSums), used(columnSums)) - 1
  if (degrees < 1) return null
  let chiSquared = 0
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const expected = (rowSums[row]! * columnSums[column]!) / total
      if (expected > 0) chiSquared += (counts[row * columns + column]! - expected) ** 2 / expected
    }
  return Math.sqrt(chiSquared / total / degrees)
}
