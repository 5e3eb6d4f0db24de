import type { GroupedCounts } from '../grouped-counts.js'

/**
 * Mutual information of two coded columns in nats from their cross table (`rows × columns`), less the Miller–Madow bias
 * (r − 1)(c − 1) / 2n over rows and columns in use; never below 0.
 */
export function mutualInformation({ total, rows: count }: GroupedCounts, rows: number, columns: number): number {
  const rowSums = new Float64Array(rows)
  const columnSums = new Float64Array(columns)
  for (let cell = 0; cell < total.length; cell++) {
    rowSums[Math.floor(cell / columns)]! += total[cell]!
    columnSums[cell % columns]! += total[cell]!
  }
  let information = 0
  for (let cell = 0; cell < total.length; cell++) {
    const joint = total[cell]!
    if (joint > 0)
      information +=
        (joint / count) *
        Math.log((joint * count) / (rowSums[Math.floor(cell / columns)]! * columnSums[cell % columns]!))
  }
  const used = (sums: Float64Array) => sums.reduce((number, sum) => number + (sum > 0 ? 1 : 0), 0)
  return Math.max(0, information - ((used(rowSums) - 1) * (used(columnSums) - 1)) / (2 * count))
}
