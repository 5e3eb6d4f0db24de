import type { DistinctValues } from './distinct-values.js'

/** A value on `sharedBy` patients or more is nobody's own. */
const spikeShare = 0.01
const spikeRatio = 5
const neighbourCount = 4

/**
 * Which distinct values get a code of their own: those as heavy as a bin, and spikes, values of at least 1 % of rows that
 * are five times as frequent as their neighbours. When there are few values, all of them. Never a value that fewer than
 * `minCount` patients share.
 */
export function chooseAtoms(
  { values, rows, patients }: DistinctValues,
  { bins, minCount }: { readonly bins: number; readonly minCount: number },
): Uint8Array {
  const total = rows.reduce((sum, count) => sum + count, 0)
  const isFew = values.length <= bins
  return Uint8Array.from(values, (_, index) => {
    if (patients[index]! < minCount) return 0
    const share = rows[index]! / total
    return isFew || share >= 1 / bins || (share >= spikeShare && rows[index]! >= spikeRatio * around(rows, index))
      ? 1
      : 0
  })
}

/** The median count of up to four values on each side. */
function around(rows: Float64Array, index: number): number {
  const left = rows.slice(Math.max(0, index - neighbourCount), index)
  const right = rows.slice(index + 1, index + 1 + neighbourCount)
  const counts = [...left, ...right].sort((a, b) => a - b)
  return counts[counts.length >> 1] ?? 0
}
