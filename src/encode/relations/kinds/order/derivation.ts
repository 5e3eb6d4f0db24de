import type { Lattices } from '../../../lattices/index.js'

/**
 * A column below (or above) others. With a floor it is a share of the way from there to the least of the others that are
 * present; without, their least less (greatest plus) a difference.
 */
export interface OrderDerivation {
  readonly type: 'order'
  readonly column: string
  readonly bases: readonly string[]
  readonly side: 'below' | 'above'
  readonly floor?: number
  /** The inner column of shares, or of differences in `unit`s: milliseconds a day or second for dates, 1 for numbers. */
  readonly offset: string
  readonly unit: number
  /** Distance between representable differences, in units, and between representable values; 0 without a grid. */
  readonly step: number
  readonly grid: number
  /** Per base, how far a finer column below a coarser one may lie above it (see `orderRoom`); absent when nowhere. */
  readonly rooms?: readonly number[]
  /** Of the column itself: what is reckoned lands on one of them. */
  readonly lattices?: Lattices
  /** Of the offset's codes where it is present, when the column never is missing while a base is there. */
  readonly shares?: readonly number[]
  /** The inner column of values in rows where every base is missing. */
  readonly alone?: string
}
