import { type Column, cellAt, isMissing, type Table } from '../../../src/table/index.js'

/**
 * One column of several tables by rank. Of each table and row, how many of the real cells lie below the value and how many
 * at or below it; −1 both where missing, −2 where a level is none of the real ones.
 */
export interface RankedColumn {
  readonly isNumber: boolean
  readonly sides: readonly { readonly low: Int32Array; readonly high: Int32Array }[]
  readonly missing: number
  readonly rows: number
}

/** A cell that is equal is this much further than the other real cells that are, so that no share is 0. */
const equalGap = 0.05

/** The columns of the real tables and of others by rank among the real cells; numbers as coarse as the last table's. O(cells log cells). */
export function rankColumns(
  names: readonly string[],
  { real, released }: { readonly real: readonly Table[]; readonly released: Table },
): RankedColumn[] {
  return names.map((name) => {
    const columns = [...real, released].map((table) => table.column(name))
    return columns.every((column) => column.type === 'number') ? rankNumbers(columns) : rankLevels(columns)
  })
}

function rankNumbers(columns: readonly Column[]): RankedColumn {
  const decimals = Math.min(...[columns.slice(0, -1), columns.slice(-1)].map(mostDecimals))
  const values = columns.map((column) =>
    Float64Array.from({ length: lengthOf(column) }, (_, row) => {
      const value = cellAt(column, row)
      return typeof value === 'number' ? roundTo(value, decimals) : Number.NaN
    }),
  )
  const rows = values.slice(0, -1).reduce((sum, each) => sum + each.length, 0)
  const sorted = Float64Array.from(
    values.slice(0, -1).flatMap((each) => [...each.filter((value) => !Number.isNaN(value))]),
  ).sort()
  const sides = values.map((each) => ({
    low: Int32Array.from(each, (value) => (Number.isNaN(value) ? -1 : countBelow(sorted, value, false))),
    high: Int32Array.from(each, (value) => (Number.isNaN(value) ? -1 : countBelow(sorted, value, true))),
  }))
  return { isNumber: true, sides, missing: rows - sorted.length, rows }
}

function rankLevels(columns: readonly Column[]): RankedColumn {
  const counts = new Map<string, number>()
  let [rows, missing] = [0, 0]
  for (const column of columns.slice(0, -1))
    for (let row = 0; row < lengthOf(column); row++) {
      rows++
      if (isMissing(column, row)) missing++
      else counts.set(String(cellAt(column, row)), (counts.get(String(cellAt(column, row))) ?? 0) + 1)
    }
  const start = new Map<string, number>()
  let next = 0
  for (const [level, count] of counts) {
    start.set(level, next)
    next += count
  }
  const sides = columns.map((column) => {
    const low = new Int32Array(lengthOf(column)).fill(-1)
    const high = new Int32Array(lengthOf(column)).fill(-1)
    for (let row = 0; row < low.length; row++) {
      if (isMissing(column, row)) continue
      const level = String(cellAt(column, row))
      const from = start.get(level)
      low[row] = from ?? -2
      high[row] = from === undefined ? -2 : from + counts.get(level)!
    }
    return { low, high }
  })
  return { isNumber: false, sides, missing, rows }
}

/**
 * −log2 of the share of other real cells that are at least as near to a real cell as another one, by steps of rank. For independent columns the sum over
 * columns is Fisher's combination of their p-values: two rows that have nothing to do with each other have few bits.
 */
export function bitTable(rows: number): (doubled: number) => number {
  const bits = Float64Array.from({ length: 2 * rows + 2 }, (_, count) =>
    Math.max(0, -Math.log2((count / 2 + equalGap) / rows)),
  )
  return (doubled) => bits[Math.min(bits.length - 1, doubled)]!
}

function lengthOf(column: Column): number {
  return column.type === 'number' ? column.values.length : column.codes.length
}

function countBelow(sorted: Float64Array, value: number, inclusive: boolean): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! < value || (inclusive && sorted[middle] === value)) from = middle + 1
    else to = middle
  }
  return from
}

const finest = 6

/** The decimals that the numbers of columns are written with, 6 at most. */
function mostDecimals(columns: readonly Column[]): number {
  let most = 0
  for (const column of columns) {
    if (column.type !== 'number') continue
    for (let row = 0; row < column.values.length && most < finest; row++)
      if (!isMissing(column, row))
        while (most < finest && roundTo(column.values[row]!, most) !== roundTo(column.values[row]!, finest)) most++
  }
  return most
}

function roundTo(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value
  const scale = 10 ** decimals
  const rounded = Math.round(value * scale) / scale
  return Number.isFinite(rounded) ? rounded : value
}
