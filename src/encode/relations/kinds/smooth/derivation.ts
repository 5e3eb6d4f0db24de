import type { Lattices } from '../../../lattices/index.js'
import type { NumberAxis, Surface } from '../../../surfaces/index.js'

/** A column near a smooth function of others: how far it lies from that is modelled. Found while fitting; nobody states it. */
export interface SmoothDerivation {
  readonly type: 'smooth'
  readonly column: string
  readonly surface: Surface
  /** How the column's values stand to the height of the surface. */
  readonly own: NumberAxis
  /** No value lies below: 0 where none was negative. */
  readonly floor?: number
  /** Distance between representable values of the column; 0 without a grid. */
  readonly grid: number
  readonly lattices?: Lattices
  /** The inner column of distances from the surface; missing where the column is, or a cell of the surface's axes. */
  readonly residual: string
  /** Of the residual's codes where it is present, when the column never is missing while the surface is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where a cell of the axes is missing. */
  readonly alone?: string
}
