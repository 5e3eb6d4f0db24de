import { isMissing, type NumberColumn } from '../column.js'
import type { LinkedTables } from './linked-tables.js'

/** When rows happen, as the first time of each parent and the gaps after it. */
export interface Gaps {
  /** One a row of the parent: the time of its first row; missing where no row below has a time. */
  readonly first: NumberColumn
  /** One a row of the child: from the row before to this one, never negative; missing in a parent's first row, and where a row has no time. */
  readonly gaps: NumberColumn
}

/**
 * The times of a child table as first times and gaps, in multiples of `unit` of the column's own numbers (milliseconds of a
 * day, for dates; 1 when not said). Rows without a time lie last among their parent's: see `LinkedTables`. O(rows).
 */
export function gapsOf(tables: LinkedTables, name: string, { unit = 1 }: { readonly unit?: number } = {}): Gaps {
  const column = timeColumn(tables, name)
  const parentRows = tables.parentRows(name)
  const parents = tables.table(tables.schema.tables.find((each) => each.name === name)!.parent!.table).rowCount
  const first = emptyNumbers('first', parents)
  const gaps = emptyNumbers('gap', column.values.length)
  for (let row = 0; row < column.values.length; row++) {
    const parent = parentRows[row]!
    if (parent < 0 || isMissing(column, row)) continue
    const isFirst = row === 0 || parentRows[row - 1] !== parent
    if (isFirst) set(first, parent, column.values[row]! / unit)
    else set(gaps, row, (column.values[row]! - column.values[row - 1]!) / unit)
  }
  return { first: sealed(first), gaps: sealed(gaps) }
}

/**
 * Undoes `gapsOf`: one time a row, missing where neither a first time nor a gap is there. `step` is the distance between
 * neighbouring times, to which sums are rounded (0 for none), so that times with decimals come back as they were. O(rows).
 */
export function timesOf(
  { first, gaps }: Gaps,
  parentRows: ArrayLike<number>,
  { unit = 1, step = 0 }: { readonly unit?: number; readonly step?: number } = {},
): NumberColumn {
  const times = emptyNumbers('time', gaps.values.length)
  const round = roundTo(step)
  let time = 0
  for (let row = 0; row < gaps.values.length; row++) {
    const parent = parentRows[row]!
    if (parent < 0) continue
    const isFirst = row === 0 || parentRows[row - 1] !== parent
    if (isFirst ? isMissing(first, parent) : isMissing(gaps, row)) continue
    time = isFirst ? first.values[parent]! * unit : time + gaps.values[row]! * unit
    set(times, row, round(time))
  }
  return sealed(times)
}

/** How many rows of a child table each row of its parent has: 0 included. O(rows). */
export function childCounts(tables: LinkedTables, name: string): Int32Array {
  const parent = tables.schema.tables.find((each) => each.name === name)?.parent
  const counts = new Int32Array(parent === undefined ? 0 : tables.table(parent.table).rowCount)
  if (parent !== undefined) for (const row of tables.parentRows(name)) if (row >= 0) counts[row]! += 1
  return counts
}

function timeColumn(tables: LinkedTables, name: string): NumberColumn {
  const time = tables.schema.tables.find((each) => each.name === name)?.time?.column
  const column = time === undefined ? undefined : tables.table(name).column(time)
  if (column?.type === 'number') return column
  return sealed(emptyNumbers('time', tables.table(name).rowCount))
}

/** A step below 1 is rounded as its inverse: a tenth has no exact binary form, ten has. */
function roundTo(step: number): (value: number) => number {
  if (step === 0) return (value) => value
  if (step >= 1) return (value) => Math.round(value / step) * step
  const inverse = Math.round(1 / step)
  return (value) => Math.round(value * inverse) / inverse
}

interface Filling {
  readonly name: string
  readonly values: Float64Array
  readonly valid: Uint8Array
}

function emptyNumbers(name: string, rows: number): Filling {
  return { name, values: new Float64Array(rows), valid: new Uint8Array(rows) }
}

function set({ values, valid }: Filling, row: number, value: number): void {
  values[row] = value
  valid[row] = 1
}

function sealed({ name, values, valid }: Filling): NumberColumn {
  return { type: 'number', name, values, valid: valid.includes(0) ? valid : null }
}
