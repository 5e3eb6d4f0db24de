import { groupCount } from './row-groups.js'

/** Codes 0 … size − 1, one a row. */
export interface Codes {
  readonly codes: ArrayLike<number>
  readonly size: number
}

/** How often each cell of a cross table occurs, over all rows and in each group of rows. */
export interface GroupedCounts {
  readonly size: number
  readonly total: Float64Array
  readonly rows: number
  /** `groupCount × size`. */
  readonly byGroup: Int32Array
  readonly groupRows: Float64Array
}

/** Counts the cells of one or more coded columns crossed, the last column running fastest. O(rows × columns + cells × groups). */
export function countCells(columns: readonly Codes[], groups: Uint8Array): GroupedCounts {
  const size = columns.reduce((product, column) => product * column.size, 1)
  const byGroup = new Int32Array(size * groupCount)
  const groupRows = new Float64Array(groupCount)
  const bytes = columns.flatMap(({ codes }) => (codes instanceof Uint8Array ? [codes] : []))
  if (columns.length === 2 && bytes.length === 2) countPair(byGroup, bytes, { groups, columns })
  else if (columns.length === 3 && bytes.length === 3) countTriple(byGroup, bytes, { groups, columns })
  else countAny(byGroup, columns, groups)
  for (let row = 0; row < groups.length; row++) groupRows[groups[row]!]! += 1
  const total = new Float64Array(size)
  for (let group = 0; group < groupCount; group++)
    for (let cell = 0; cell < size; cell++) total[cell]! += byGroup[group * size + cell]!
  return { size, total, rows: groups.length, byGroup, groupRows }
}

interface Counting {
  readonly groups: Uint8Array
  readonly columns: readonly Codes[]
}

/** The loops that take the time: over bytes alone. */
function countPair(byGroup: Int32Array, codes: readonly Uint8Array[], { groups, columns }: Counting): void {
  const [first, second] = codes as [Uint8Array, Uint8Array]
  const width = columns[1]!.size
  const size = byGroup.length / groupCount
  for (let row = 0; row < groups.length; row++) byGroup[groups[row]! * size + first[row]! * width + second[row]!]! += 1
}

function countTriple(byGroup: Int32Array, codes: readonly Uint8Array[], { groups, columns }: Counting): void {
  const [first, second, third] = codes as [Uint8Array, Uint8Array, Uint8Array]
  const [, { size: height }, { size: width }] = columns as [Codes, Codes, Codes]
  const size = byGroup.length / groupCount
  for (let row = 0; row < groups.length; row++)
    byGroup[groups[row]! * size + (first[row]! * height + second[row]!) * width + third[row]!]! += 1
}

/** A column at a time, so that the inner loops run over typed arrays alone. */
function countAny(byGroup: Int32Array, columns: readonly Codes[], groups: Uint8Array): void {
  const cells = new Int32Array(groups.length)
  for (const { codes, size: each } of columns)
    for (let row = 0; row < cells.length; row++) cells[row] = cells[row]! * each + codes[row]!
  const size = byGroup.length / groupCount
  for (let row = 0; row < cells.length; row++) byGroup[groups[row]! * size + cells[row]!]! += 1
}

/**
 * Total variation distance ½ Σ |p − q| between two counted tables of the same cells, with one group left out of both
 * (−1: none). NaN when a side is empty.
 */
export function totalVariation(real: GroupedCounts, synthetic: GroupedCounts, omitted = -1): number {
  const realRows = real.rows - (real.groupRows[omitted] ?? 0)
  const syntheticRows = synthetic.rows - (synthetic.groupRows[omitted] ?? 0)
  if (realRows === 0 || syntheticRows === 0) return Number.NaN
  const start = omitted * real.size
  let sum = 0
  for (let cell = 0; cell < real.size; cell++) {
    const p = (real.total[cell]! - (real.byGroup[start + cell] ?? 0)) / realRows
    const q = (synthetic.total[cell]! - (synthetic.byGroup[start + cell] ?? 0)) / syntheticRows
    sum += Math.abs(p - q)
  }
  return sum / 2
}

/**
 * The total variation that two samples of one population with these shares have on average: ½ Σ √(2/π · p(1 − p)(1/n + 1/m)),
 * by the normal approximation of each cell.
 */
export function expectedVariation({ total, rows }: GroupedCounts, otherRows: number): number {
  const spread = (2 / Math.PI) * (1 / rows + 1 / otherRows)
  return total.reduce((sum, count) => sum + Math.sqrt(spread * (count / rows) * (1 - count / rows)), 0) / 2
}
