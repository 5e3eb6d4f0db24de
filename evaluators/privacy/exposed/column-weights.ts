import type { RankedColumn } from './nearness.js'

const bins = 10
const mostRows = 5000

/**
 * How much each column says by itself: 1 over 1 and its squared associations with all others (Cramér's V², corrected for chance
 * after Bergsma, J. Korean Stat. Soc. 42, 2013; ranks in ten bins), so that a column and its twin count once together.
 * O(columns² × rows).
 */
export function columnWeights(columns: readonly RankedColumn[]): number[] {
  const coded = columns.map(binned)
  const shared = columns.map(() => 1)
  for (let first = 0; first < columns.length; first++)
    for (let second = first + 1; second < columns.length; second++) {
      const squared = association(coded[first]!, coded[second]!)
      shared[first]! += squared
      shared[second]! += squared
    }
  return shared.map((sum) => 1 / sum)
}

/** Bins 0 … 9 of equal numbers of real cells, 10 for missing. */
function binned({ sides, low, high, rows, missing }: RankedColumn): Uint8Array {
  const step = Math.max(1, Math.ceil(rows / mostRows))
  const present = Math.max(1, rows - missing)
  return Uint8Array.from({ length: Math.ceil(rows / step) }, (_, place) => {
    const cell = realCell(sides, place * step)
    const [from, to] = [low[cell]!, high[cell]!]
    return from < 0 ? bins : Math.min(bins - 1, Math.floor((bins * (from + to)) / 2 / present))
  })
}

/** The cell of a row counted through the real tables. */
function realCell(sides: RankedColumn['sides'], row: number): number {
  let [side, at] = [0, row]
  while (at >= sides[side]!.length) at -= sides[side++]!.length
  return sides[side]![at]!
}

function association(first: Uint8Array, second: Uint8Array): number {
  const width = bins + 1
  const counts = new Float64Array(width * width)
  for (let row = 0; row < first.length; row++) counts[first[row]! * width + second[row]!]! += 1
  const sum = (of: (index: number) => number) => {
    const sums = new Float64Array(width)
    counts.forEach((count, index) => {
      sums[of(index)]! += count
    })
    return sums
  }
  const rowSums = sum((index) => Math.floor(index / width))
  const columnSums = sum((index) => index % width)
  const levels = (sums: Float64Array) => sums.filter((count) => count > 0).length
  const [r, c, n] = [levels(rowSums), levels(columnSums), first.length]
  if (r < 2 || c < 2) return 0
  let squared = -1
  counts.forEach((count, index) => {
    if (count > 0) squared += count ** 2 / (rowSums[Math.floor(index / width)]! * columnSums[index % width]!)
  })
  const corrected = Math.max(0, squared - ((r - 1) * (c - 1)) / (n - 1))
  const smaller = Math.min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
  return smaller > 0 ? Math.min(1, corrected / smaller) : 0
}
