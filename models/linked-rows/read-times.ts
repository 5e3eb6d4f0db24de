import type { NumberColumn } from '../../src/table/index.js'
import { numbersOf } from './cells-of-table.js'
import type { RowLayout } from './row-layout.js'

/** Times of a child's rows and what is drawn of them: time to the first row of a unit, then gaps. NaN where missing. */
export interface RowTimes {
  readonly times: Float64Array
  /** Of the first row of a unit its time, of the others the time since the row before. */
  readonly steps: Float64Array
}

/** `rows` are the rows of the column in the order of the layout; times are divided by `unit`. O(rows). */
export function readTimes(
  column: NumberColumn,
  rows: ArrayLike<number>,
  {
    unit,
    layout,
    origins,
  }: {
    readonly unit: number
    readonly layout: RowLayout
    /** By unit: what its first time is counted from; 0 when absent. */
    readonly origins?: Float64Array | undefined
  },
): RowTimes {
  const cells = numbersOf(column)
  const times = Float64Array.from({ length: rows.length }, (_, at) => cells[rows[at]!]! / unit)
  let before = Number.NaN
  const steps = times.map((time, row) => {
    if (layout.indexOf[row] === 0) before = origins?.[layout.unitOf[row]!] ?? 0
    const step = time - before
    if (!Number.isNaN(time)) before = time
    return step
  })
  return { times, steps }
}

/** The latest time of each unit's rows, by the unit's column `until`; infinite where it says nothing. */
export function latestTimes(column: NumberColumn | undefined, rows: ArrayLike<number>, unit: number): Float64Array {
  const cells = column && numbersOf(column)
  return Float64Array.from({ length: rows.length }, (_, at) => {
    const time = cells === undefined ? Number.NaN : cells[rows[at]!]! / unit
    return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
  })
}

/** As `latestTimes`, and none after the last day that the clock knows of. */
export function limitTimes(
  column: NumberColumn | undefined,
  rows: ArrayLike<number>,
  { unit = 1, latest = Number.POSITIVE_INFINITY }: { readonly unit?: number; readonly latest?: number } = {},
): Float64Array {
  return latestTimes(column, rows, unit).map((time) => Math.min(time, latest))
}

/** What the first times of units are counted from; 0 where a unit's column is missing. */
export function originTimes(column: NumberColumn, rows: ArrayLike<number>, unit: number): Float64Array {
  return latestTimes(column, rows, unit).map((time) => (Number.isFinite(time) ? time : 0))
}
