import { type ColumnSchema, columnStep } from '../../../src/table/index.js'

/** Cells of a number line, from low to high: each holds the values from its start on, the last up to `end`. Public. */
export interface LineCells {
  readonly starts: readonly number[]
  readonly end: number
}

/** Powers of two that a number may lie between, above and below 0. */
const octaves = 61
/** Of columns whose precision nobody stated. */
const finest = 2 ** -20
const firstYear = 1900
const lastYear = 2100
const yearsOfCell = 5

/** Where any column's values may lie before anything is known of it: powers of two of its step, or dates by five years. */
export function rangeCells(column: ColumnSchema): LineCells {
  if (column.kind === 'datetime') {
    const years = Array.from({ length: (lastYear - firstYear) / yearsOfCell }, (_, at) => firstYear + at * yearsOfCell)
    return { starts: years.map((year) => Date.UTC(year, 0, 1)), end: Date.UTC(lastYear, 0, 1) }
  }
  const unit = columnStep(column) || finest
  const rising = Array.from({ length: octaves }, (_, power) => unit * 2 ** power)
  // A negative value belongs to the cell that starts below it: −3 to (−4, −2].
  const falling = rising.map((start) => -2 * start).reverse()
  return { starts: [...falling, -unit, 0, ...rising], end: unit * 2 ** octaves }
}

/** The cell of a value: the last whose start is not above it; the outermost where it lies beyond. */
export function cellOf(value: number, { starts }: LineCells): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** Standard deviations of its noise that a run of cells must hold to be told from it, and that each of its ends must hold. */
const clear = 4.5
const endClear = 2
/** Rows are looked for in runs of so many cells. */
const longestRun = 8

/**
 * The bounds of a column by the noisy counts of cells: from the first to the last of all runs of cells that hold more than noise
 * does, with every beginning and every end of them. Where none does, `known`, or else the fullest cell.
 */
export function boundsFrom(
  noisy: ArrayLike<number>,
  {
    cells,
    deviation,
    step,
    margin = 0,
    known,
  }: {
    readonly cells: LineCells
    readonly deviation: number
    readonly step: number
    /** Cells that are kept on either side of them. */
    readonly margin?: number
    /** Bounds that were public before. */
    readonly known?: { readonly min: number; readonly max: number } | undefined
  },
): { readonly min: number; readonly max: number } {
  const counts = Array.from(noisy)
  const kept = counts.flatMap((_, from) =>
    Array.from({ length: Math.min(longestRun, counts.length - from) }, (_, at) => counts.slice(from, from + at + 1))
      .filter((run) => isClear(run, deviation))
      .flatMap(({ length }) => [from, from + length - 1]),
  )
  if (kept.length === 0 && known !== undefined) return known
  if (kept.length === 0) kept.push(counts.indexOf(Math.max(...counts)))
  const first = Math.max(0, Math.min(...kept) - margin)
  const last = Math.min(counts.length - 1, Math.max(...kept) + margin)
  const { starts, end } = cells
  return { min: starts[first]!, max: Math.max(starts[first]!, (starts[last + 1] ?? end) - step) }
}

function isClear(run: readonly number[], deviation: number): boolean {
  const holds = (ordered: readonly number[]) => {
    let sum = 0
    return ordered.every((count, at) => {
      sum += count
      return sum >= endClear * deviation * Math.sqrt(at + 1)
    })
  }
  const all = run.reduce((sum, count) => sum + count, 0)
  return all >= clear * deviation * Math.sqrt(run.length) && holds(run) && holds([...run].reverse())
}
