import { binWidth, type NodeRows } from './histogram.js'

/** One feature's bins by row, and where its histogram begins. */
export interface HistogramColumn {
  readonly bins: Uint8Array
  readonly offset: number
}

/**
 * Adds the rows' gradients and hessians to the histograms of some features, three in one pass: while one feature's sum
 * waits for the one before in the same bin, the others' go on. The hot loop of forests. O(columns × rows).
 */
export function accumulateColumns(histogram: Float64Array, columns: readonly HistogramColumn[], rows: NodeRows): void {
  let next = 0
  for (; next + 2 < columns.length; next += 3)
    accumulateThree(histogram, [columns[next]!, columns[next + 1]!, columns[next + 2]!], rows)
  for (; next < columns.length; next++) accumulateOne(histogram, columns[next]!, rows)
}

function accumulateOne(
  histogram: Float64Array,
  { bins, offset }: HistogramColumn,
  { rows, gradients, hessians, start, end }: NodeRows,
): void {
  for (let position = start; position < end; position++) {
    const row = rows[position]!
    const slot = offset + bins[row]! * binWidth
    histogram[slot]! += gradients[row]!
    histogram[slot + 1]! += hessians[row]!
    histogram[slot + 2]! += 1
  }
}

function accumulateThree(
  histogram: Float64Array,
  [first, second, third]: readonly [HistogramColumn, HistogramColumn, HistogramColumn],
  { rows, gradients, hessians, start, end }: NodeRows,
): void {
  const { bins: firstBins, offset: firstOffset } = first
  const { bins: secondBins, offset: secondOffset } = second
  const { bins: thirdBins, offset: thirdOffset } = third
  for (let position = start; position < end; position++) {
    const row = rows[position]!
    const gradient = gradients[row]!
    const hessian = hessians[row]!
    const firstSlot = firstOffset + firstBins[row]! * binWidth
    histogram[firstSlot]! += gradient
    histogram[firstSlot + 1]! += hessian
    histogram[firstSlot + 2]! += 1
    const secondSlot = secondOffset + secondBins[row]! * binWidth
    histogram[secondSlot]! += gradient
    histogram[secondSlot + 1]! += hessian
    histogram[secondSlot + 2]! += 1
    const thirdSlot = thirdOffset + thirdBins[row]! * binWidth
    histogram[thirdSlot]! += gradient
    histogram[thirdSlot + 1]! += hessian
    histogram[thirdSlot + 2]! += 1
  }
}
