import type { NumberBook } from './codebook.js'
import { intervals } from './encode-table.js'
import { snapTo } from './grid.js'

/** Values in ascending order that share a code: all from `from` to before the next run; the first begins below every number. */
export interface NumberRun {
  readonly from: number
  readonly code: number
}

/**
 * The codes of all numbers as runs of values as they are stored, not yet on the grid; undefined for a book with detection limits,
 * whose rows say more than a number.
 */
export function numberRuns({ cells, step, size }: NumberBook): readonly NumberRun[] | undefined {
  if (cells.some((cell) => cell.type === 'atom' && cell.flag !== undefined)) return undefined
  if (size === 1) return [{ from: Number.NEGATIVE_INFINITY, code: 0 }]
  const { starts, codeOf } = intervals(cells)
  const snap = snapTo(step)
  const runs: NumberRun[] = []
  starts.forEach((start, at) => {
    const from = at === 0 ? start : firstNotBelow(start, { snap, step })
    if (from === runs.at(-1)?.from) runs.pop()
    if (codeOf[at] !== runs.at(-1)?.code) runs.push({ from, code: codeOf[at]! })
  })
  return runs
}

/** The lowest double that is on the grid at `start` or above. */
function firstNotBelow(
  start: number,
  { snap, step }: { readonly snap: (value: number) => number; readonly step: number },
) {
  if (step === 0) return start
  let [low, high] = [orderOf(start - 2 * step), orderOf(start + 2 * step)]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (snap(doubleOf(middle)) >= start) high = middle
    else low = middle
  }
  return doubleOf(high)
}

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)
const zero = 2n ** 63n

/** Whole numbers above 0 that lie as the doubles do. */
function orderOf(value: number): bigint {
  double[0] = value
  return bits[0]! >= 0n ? zero + bits[0]! : -bits[0]! - 1n
}

function doubleOf(order: bigint): number {
  bits[0] = order >= zero ? order - zero : -(order + 1n)
  return double[0]!
}
