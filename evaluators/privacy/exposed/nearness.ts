import { Numbering } from '../../../src/counts/index.js'
import { stableOrder } from '../../../src/math/index.js'
import { type Column, isMissing, type NumberColumn, type Table } from '../../../src/table/index.js'
import { remembered } from '../../remembered.js'

/**
 * One column of several tables by rank: of each table and row the number of its cell, and of each cell how many of the real ones
 * lie below it and how many at or below it; −1 both where missing, −2 where a level is none of the real ones.
 */
export interface RankedColumn {
  readonly isNumber: boolean
  readonly sides: readonly Int32Array[]
  readonly low: Int32Array
  readonly high: Int32Array
  readonly missing: number
  /** Real rows. */
  readonly rows: number
  /** Decimals that numbers were rounded to; 0 of levels. */
  readonly decimals: number
}

/** A cell that is equal is this much further than the other real cells that are, so that no share is 0. */
const equalGap = 0.05
/** The numbers of a missing cell, and of a level that no real row has. */
const [missingCell, strangeCell] = [0, 1]

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

function rankNumbers(columns: readonly NumberColumn[]): RankedColumn {
  const decimals = Math.min(...[columns.slice(0, -1), columns.slice(-1)].map(mostDecimals))
  const numbers = new Numbering()
  const sides = columns.map((column) => {
    const cells = new Int32Array(column.values.length)
    for (let row = 0; row < cells.length; row++)
      cells[row] = isMissing(column, row) ? missingCell : 2 + numbers.add(roundTo(column.values[row]!, decimals))
    return cells
  })
  const held = heldByReal(sides, numbers.count + 2)
  const [low, high] = [new Int32Array(held.length).fill(-1), new Int32Array(held.length).fill(-1)]
  let below = 0
  for (const number of stableOrder(numbers.keys())) {
    low[number + 2] = below
    below += held[number + 2]!
    high[number + 2] = below
  }
  const rows = realRows(columns)
  return { isNumber: true, sides, low, high, missing: rows - below, rows, decimals }
}

function rankLevels(columns: readonly Column[]): RankedColumn {
  const levels = new Map<string, number>()
  const numberOf = (level: string, isReal: boolean) => {
    const known = levels.get(level)
    if (known !== undefined || !isReal) return known ?? strangeCell
    levels.set(level, levels.size + 2)
    return levels.size + 1
  }
  const sides = columns.map((column, side) => {
    const isReal = side < columns.length - 1
    const cells = new Int32Array(lengthOf(column))
    const known = new Map<number, number>()
    for (let row = 0; row < cells.length; row++) {
      if (isMissing(column, row)) continue
      const key = column.type === 'number' ? column.values[row]! : column.codes[row]!
      const place = known.get(key) ?? numberOf(column.type === 'number' ? String(key) : column.levels[key]!, isReal)
      known.set(key, place)
      cells[row] = place
    }
    return cells
  })
  const held = heldByReal(sides, levels.size + 2)
  const [low, high] = [Int32Array.from(held), Int32Array.from(held)]
  low[missingCell] = high[missingCell] = -1
  low[strangeCell] = high[strangeCell] = -2
  let below = 0
  for (let cell = 2; cell < held.length; cell++) {
    low[cell] = below
    below += held[cell]!
    high[cell] = below
  }
  const rows = realRows(columns)
  return { isNumber: false, sides, low, high, missing: rows - below, rows, decimals: 0 }
}

function realRows(columns: readonly Column[]): number {
  return columns.slice(0, -1).reduce((sum, column) => sum + lengthOf(column), 0)
}

/** How many real cells have each number. */
function heldByReal(sides: readonly Int32Array[], count: number): Int32Array {
  const held = new Int32Array(count)
  for (const cells of sides.slice(0, -1)) for (const cell of cells) held[cell]! += 1
  return held
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

const finest = 6

/** The decimals that the numbers of columns are written with, 6 at most. */
function mostDecimals(columns: readonly NumberColumn[]): number {
  return columns.reduce(
    (most, column) =>
      Math.max(
        most,
        remembered([column], 'decimals', () => decimalsOf(column)),
      ),
    0,
  )
}

function decimalsOf(column: NumberColumn): number {
  let most = 0
  for (let row = 0; row < column.values.length && most < finest; row++)
    if (!isMissing(column, row))
      while (most < finest && roundTo(column.values[row]!, most) !== roundTo(column.values[row]!, finest)) most++
  return most
}

function roundTo(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value
  const scale = 10 ** decimals
  const rounded = Math.round(value * scale) / scale
  return Number.isFinite(rounded) ? rounded : value
}
