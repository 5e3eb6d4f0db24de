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
  const releasedRows = columns[0]?.sides.at(-1)?.low.length ?? 0
  const bitsOf = bitTable(columns[0]?.rows ?? 1)
  const sums = new Float64Array(releasedRows)
  const unequal = new Int32Array(releasedRows)
  const weights = columnWeights(columns)
  asked.forEach(({ table, row }, index) => {
    sums.fill(0)
    unequal.fill(0)
    columns.forEach((column, place) => {
      addColumn(column, { table, row, weight: weights[place]!, bitsOf, sums, unequal })
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
}

/** Adds the bits of one column to each released row's. A shared missing cell counts as a level. */
function addColumn(
  { isNumber, sides, missing }: RankedColumn,
  { table, row, weight, bitsOf, sums, unequal }: Adding,
): void {
  const low = sides[table]!.low[row]!
  const high = sides[table]!.high[row]!
  const made = sides.at(-1)!
  const ties = low === -1 ? missing - 1 : high - low - 1
  const equal = weight * bitsOf(2 * ties)
  for (let index = 0; index < sums.length; index++) {
    const [from, to] = [made.low[index]!, made.high[index]!]
    if (from === low && to === high) {
      sums[index]! += equal
      continue
    }
    unequal[index]! += 1
    if (!isNumber || low === -1 || from === -1) continue
    // Real cells between the two, the end at the released one's with it; as many may lie as near on the other side.
    const between = from >= high ? to - high : low - from
    sums[index]! += weight * bitsOf(2 * ties + 1 + 4 * between)
  }
}
