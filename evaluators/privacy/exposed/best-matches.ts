import { columnWeights } from './column-weights.js'
import { bitTable, type RankedColumn } from './nearness.js'

/** The best that a released table has for each of some real rows. */
export interface BestMatches {
  /** Bits of the released row that is nearest by ranks, columns weighed: see `bitTable` and `columnWeights`. */
  readonly bits: Float64Array
  /** Columns in which the released row most alike is not equal. */
  readonly differing: Int32Array
}

/** O(asked rows × released rows × columns). */
export function bestMatches(
  columns: readonly RankedColumn[],
  asked: readonly { readonly table: number; readonly row: number }[],
): BestMatches {
  const bits = new Float64Array(asked.length)
  const differing = new Int32Array(asked.length).fill(columns.length)
  const releasedRows = columns[0]?.sides.at(-1)?.length ?? 0
  const bitsOf = bitTable(columns[0]?.rows ?? 1)
  const sums = new Float64Array(releasedRows)
  const unequal = new Int32Array(releasedRows)
  const weights = columnWeights(columns)
  const mostCells = columns.reduce((most, { low }) => Math.max(most, low.length), 0)
  const ofCells = { bits: new Float64Array(mostCells), others: new Uint8Array(mostCells) }
  asked.forEach(({ table, row }, index) => {
    sums.fill(0)
    unequal.fill(0)
    columns.forEach((column, place) => {
      addColumn(column, { table, row, weight: weights[place]!, bitsOf, sums, unequal, ofCells })
    })
    for (let made = 0; made < releasedRows; made++) {
      if (sums[made]! > bits[index]!) bits[index] = sums[made]!
      if (unequal[made]! < differing[index]!) differing[index] = unequal[made]!
    }
  })
  return { bits, differing }
}

interface Adding {
  readonly table: number
  readonly row: number
  readonly weight: number
  readonly bitsOf: (doubled: number) => number
  readonly sums: Float64Array
  readonly unequal: Int32Array
  /** Room for what each distinct cell adds, written anew for every column. */
  readonly ofCells: { readonly bits: Float64Array; readonly others: Uint8Array }
}

/** Adds the bits of one column to each released row's. A shared missing cell counts as a level. */
function addColumn(
  { isNumber, sides, low, high, missing }: RankedColumn,
  { table, row, weight, bitsOf, sums, unequal, ofCells: { bits, others } }: Adding,
): void {
  const asked = sides[table]![row]!
  const [from, to] = [low[asked]!, high[asked]!]
  const made = sides.at(-1)!
  const ties = from === -1 ? missing - 1 : to - from - 1
  const equal = weight * bitsOf(2 * ties)
  const bitsAt = (cell: number) => {
    if (low[cell] === from && high[cell] === to) return equal
    if (!isNumber || from === -1 || low[cell] === -1) return 0
    // Real cells between the two, the end at the released one's with it; as many may lie as near on the other side.
    const between = low[cell]! >= to ? high[cell]! - to : from - low[cell]!
    return weight * bitsOf(2 * ties + 1 + 4 * between)
  }
  const isOther = (cell: number) => Number(low[cell] !== from || high[cell] !== to)
  if (low.length > made.length) {
    for (let index = 0; index < made.length; index++) {
      sums[index]! += bitsAt(made[index]!)
      unequal[index]! += isOther(made[index]!)
    }
    return
  }
  for (let cell = 0; cell < low.length; cell++) {
    bits[cell] = bitsAt(cell)
    others[cell] = isOther(cell)
  }
  for (let index = 0; index < made.length; index++) {
    const cell = made[index]!
    sums[index]! += bits[cell]!
    unequal[index]! += others[cell]!
  }
}
