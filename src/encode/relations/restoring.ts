import type { Rng } from '../../math/index.js'
import type { Column, Schema, Table } from '../../table/index.js'

/** What a derivation may use when cells are decoded. */
export interface Restoring {
  readonly schema: Schema
  /** The decoded inner columns, and those that are already restored. */
  readonly table: Table
  readonly rng: Rng
  /** Fresh values for some rows of an inner number column, from the codes they have. */
  redraw(name: string, rows: Int32Array, attempt: number): Float64Array
  /** Fresh cells of an inner column, each from a code drawn by `shares`. */
  draw(name: string, options: { readonly rowCount: number; readonly shares: readonly number[] }): Column
}
