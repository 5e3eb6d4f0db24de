import { binPositions, type Codebook } from '../../src/encode/index.js'
import type { Table } from '../../src/table/index.js'
import { type NormalScale, onScale } from './normal-scale.js'

/**
 * Where on the scale of its column every row's value lies: NaN where it is missing, undefined for columns without a scale.
 * Values within a bin keep their distances; `placeless` says where in its state a value lies that has no place of its own.
 * O(rows × columns).
 */
export function valuesOnScales(
  { codebook, scales }: { readonly codebook: Codebook; readonly scales: readonly (NormalScale | null)[] },
  {
    cells,
    codes,
    states,
    placeless,
  }: {
    readonly cells: Table
    /** By column, of the codebook. */
    readonly codes: readonly ArrayLike<number>[]
    /** By column, −1 where missing. */
    readonly states: readonly Int32Array[]
    readonly placeless: () => number
  },
): (Float64Array | undefined)[] {
  return scales.map((scale, index) => {
    if (scale === null) return undefined
    const book = codebook.books[index]!
    const column = cells.has(book.column.name) ? cells.column(book.column.name) : undefined
    const places =
      book.type === 'number' && column?.type === 'number' ? binPositions(column, codes[index]!, book) : undefined
    return Float64Array.from(states[index]!, (state, row) => {
      if (state < 0) return Number.NaN
      const place = places?.[row] ?? Number.NaN
      return onScale(scale, state, Number.isNaN(place) ? placeless() : place)
    })
  })
}
