import type { LayoutPart } from '../identity/index.js'
import type { ColumnSchema, Schema } from '../table/index.js'
import type { Lattices } from './lattices/index.js'
import type { Derivation, Enforced } from './relations/derivation.js'

/** A part of a bin: the value itself when `from` equals `to`, else values spread evenly over [from, to]. */
export interface Piece {
  /** Of the bin's rows; a bin's shares sum to 1. */
  readonly share: number
  readonly from: number
  readonly to: number
}

/** One code of a number column, in ascending order of value. */
export type NumberCell =
  /** A value frequent enough to be a level of its own: zeros, detection limits. `flag` as in a NumberColumn: absent is exact. */
  | { readonly type: 'atom'; readonly value: number; readonly flag?: 1 | 2 }
  /** The values in [low, high) that are not atoms. The outer bins take everything beyond them too. */
  | { readonly type: 'bin'; readonly low: number; readonly high: number; readonly pieces: readonly Piece[] }

export interface NumberBook {
  readonly type: 'number'
  readonly column: ColumnSchema
  /** Number of codes, missing (the last) included. */
  readonly size: number
  readonly cells: readonly NumberCell[]
  /** Distance between representable values; 0 when the column has no grid. */
  readonly step: number
  /** Of moments finer than days, but atoms: the share at midnight, where a part of them has no time of day. */
  readonly midnights?: number
  /** On which lattices the values of stretches lie; absent where they are spread evenly over the grid. */
  readonly lattices?: Lattices
}

export interface LevelBook {
  readonly type: 'level'
  readonly column: ColumnSchema
  readonly size: number
  /** Level text per code. */
  readonly levels: readonly string[]
}

export type ColumnBook = NumberBook | LevelBook

/** A column that is never modelled: decoding writes fresh surrogate values. */
export interface SurrogateBook {
  readonly column: ColumnSchema
  /** The id of a kind of made-up values, `record-number`, or `none` for empty cells. */
  readonly form: string
  /** Of record numbers: nothing in it is one patient's. */
  readonly layout?: readonly LayoutPart[]
}

/** Fitted on training rows; encodes and decodes tables of one schema. Plain data: it serialises as JSON. */
export interface Codebook {
  readonly schema: Schema
  /**
   * The columns that are modelled, in schema order: column i here is column i of a CodedTable. Where relations hold these
   * are inner columns: differences and residuals in the place of the columns that follow from others.
   */
  readonly books: readonly ColumnBook[]
  readonly surrogates: readonly SurrogateBook[]
  /** How the columns that follow from others are restored, in order. */
  readonly derivations?: readonly Derivation[]
  /** What synthetic rows must satisfy beside, by being drawn again. */
  readonly enforced?: Enforced
  /** Columns that are not modelled and come with the rows that are decoded: others may follow from them, they from none. */
  readonly beside?: readonly string[]
  /** What became of the schema's relations and rules, for the model card. */
  readonly notes?: readonly string[]
}
