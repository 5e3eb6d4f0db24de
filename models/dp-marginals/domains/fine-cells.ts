import { boundsOf, type ColumnSchema, columnStep } from '../../../src/table/index.js'
import type { LineCells } from './range-cells.js'

/** From this ratio of the largest value to the smallest step on, cells grow with the value. */
const wideRatio = 500

/** Cells that a column is worth looking at in: so many that a bin of the wanted size is three deviations of its noise. Public. */
export function cellsWorthwhile({
  size,
  bins,
  deviation,
}: {
  readonly size: number
  readonly bins: number
  readonly deviation: number
}): number {
  return Math.round(Math.min(256, Math.max(16, bins * (size / (3 * bins * deviation)) ** 2)))
}

/**
 * Cells between bounds that are public by now, about as many as asked: of one width, whole steps of the column; or, where values
 * reach from 0 over many powers of two, as many in each of these.
 */
export function fineCells(column: ColumnSchema, most: number): LineCells {
  const { min = 0, max = 0 } = boundsOf(column)
  const step = columnStep(column)
  const smallest = step || max / 2 ** 16
  if (column.kind === 'numeric' && min === 0 && max / smallest >= wideRatio)
    return growing({ smallest, step, max, parts: Math.max(2, Math.round(most / Math.log2(max / smallest))) })
  const width = Math.max(step, (max - min) / most)
  const whole = step === 0 ? width : Math.ceil(width / step - 1e-9) * step
  if (!(whole > 0)) return { starts: [min], end: max }
  const count = Math.max(1, Math.ceil((max - min + step) / whole - 1e-9))
  return { starts: Array.from({ length: count }, (_, cell) => min + cell * whole), end: max + step }
}

function growing({
  smallest,
  step,
  max,
  parts,
}: {
  readonly smallest: number
  readonly step: number
  readonly max: number
  readonly parts: number
}): LineCells {
  const starts = [0]
  for (let low = smallest; low <= max; low *= 2)
    for (let part = 0; part < parts; part++) {
      const exact = low * (1 + part / parts)
      const start = step === 0 ? exact : Math.ceil(exact / step - 1e-9) * step
      if (start > starts.at(-1)! && start <= max) starts.push(start)
    }
  return { starts, end: max + step }
}

/**
 * Starts of bins that hold enough to be told from noise, cells put together from low to high: at least a share of 1/bins
 * of all, and three standard deviations. What is left at the end joins the last.
 */
export function mergedStarts(
  noisy: ArrayLike<number>,
  {
    cells: { starts },
    deviation,
    bins,
  }: { readonly cells: LineCells; readonly deviation: number; readonly bins: number },
): readonly number[] {
  const total = Array.from(noisy).reduce((sum, count) => sum + count, 0)
  const kept: number[] = []
  let open = 0
  let count = 0
  let left = total
  for (let cell = 0; cell < starts.length; cell++) {
    count += noisy[cell]!
    const enough = Math.max(total / bins, 3 * deviation * Math.sqrt(cell - open + 1))
    if (count < enough) continue
    kept.push(starts[open]!)
    left -= count
    open = cell + 1
    count = 0
    if (left < total / bins) break
  }
  return kept.length === 0 ? [starts[0]!] : kept
}
