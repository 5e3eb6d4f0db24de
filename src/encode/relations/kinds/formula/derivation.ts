import type { Lattices } from '../../../lattices/index.js'

/** A column reckoned from others, and how far it lies from that when it is only near. */
export interface FormulaDerivation {
  readonly type: 'formula'
  readonly column: string
  readonly formula: string
  /** How far from the formula the column may lie; absent when it equals it. */
  readonly within?: number
  /** Distance between representable values of the column; 0 without a grid. */
  readonly grid: number
  /** The inner column of differences from the formula: 0 for exact ones, missing where the column is. */
  readonly residual?: string
  /** Of the residual's codes where it is present, when the column never is missing while the formula is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where the formula needs a missing cell. */
  readonly alone?: string
  /** Of a column that is only near: the lattices that its values lie on. */
  readonly lattices?: Lattices
}
