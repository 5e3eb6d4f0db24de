import type { DistinctValues } from './distinct-values.js'

/** A spike has this share of the rows, or so many patients: its own frequency is then known to a fifth. */
const spikeShare = 0.01
const spikePatients = 30
const spikeRatio = 5
const neighbourCount = 4

/**
 * Which distinct values get a code of their own: those as heavy as a bin, and spikes, values of at least 1 % of rows or
 * 30 patients that are five times as frequent as their neighbours, the heaviest first and no more than there are bins. When there are few values, all of them. Never a value that fewer than
 * `minCount` patients share.
 */
export function chooseAtoms(
  { values, rows, patients }: DistinctValues,
  { bins, minCount }: { readonly bins: number; readonly minCount: number },
): Uint8Array {
  const total = rows.reduce((sum, count) => sum + count, 0)
  const isFew = values.length <= bins
  const spikes = heaviestSpikes({ rows, patients }, total, bins)
  return Uint8Array.from(values, (_, index) => {
    if (patients[index]! < minCount) return 0
    return Number(isFew || rows[index]! / total >= 1 / bins || spikes.has(index))
  })
}

function heaviestSpikes({ rows, patients }: Pick<DistinctValues, 'rows' | 'patients'>, total: number, most: number) {
  const spikes = [...rows.keys()].filter(
    (index) =>
      (rows[index]! >= spikeShare * total || patients[index]! >= spikePatients) &&
      rows[index]! >= spikeRatio * around(rows, index),
  )
  return new Set(spikes.sort((a, b) => rows[b]! - rows[a]! || a - b).slice(0, most))
}

/** The median count of up to four values on each side. */
function around(rows: Float64Array, index: number): number {
  const left = rows.slice(Math.max(0, index - neighbourCount), index)
  const right = rows.slice(index + 1, index + 1 + neighbourCount)
  const counts = [...left, ...right].sort((a, b) => a - b)
  return counts[counts.length >> 1] ?? 0
}
