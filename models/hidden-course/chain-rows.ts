import type { RowLayout } from '../linked-rows/index.js'
import type { OpenStates } from '../network/index.js'

/** Rows of a child table as their chains see them: those of a unit together, units in order. */
export interface ChainRows {
  readonly rowCount: number
  /** Where the rows of each unit start, and after the last their number. */
  readonly starts: Int32Array
  /** By column of the codebook. */
  readonly cells: readonly OpenStates[]
  /** Class of the time to a row, −1 where it is not known. */
  readonly timeClass: Int16Array
  /** Class of the pressure before it. */
  readonly pressure: Uint8Array
}

/** Where the rows of each unit start. O(units). */
export function unitStarts({ unitRows }: Pick<RowLayout, 'unitRows'>): Int32Array {
  const starts = new Int32Array(unitRows.length + 1)
  for (let unit = 0; unit < unitRows.length; unit++) starts[unit + 1] = starts[unit]! + unitRows[unit]!
  return starts
}

/** The rows of some units, without copying a row. */
export function sliceChainRows({ starts, cells, timeClass, pressure }: ChainRows, from: number, to: number): ChainRows {
  const [first, last] = [starts[from]!, starts[to]!]
  return {
    rowCount: last - first,
    starts: starts.slice(from, to + 1).map((start) => start - first),
    cells: cells.map(({ states, choices }) => ({ states: states.subarray(first, last), choices })),
    timeClass: timeClass.subarray(first, last),
    pressure: pressure.subarray(first, last),
  }
}
