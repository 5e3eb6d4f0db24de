import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'

/** What a search minimises: 0 is nothing lost. */
export interface LossMeasure {
  readonly id: string
  readonly title: string
  /** What the number says, and between which ends. */
  readonly reading: string
  readonly cost: CellCost | ClassCost
}

/** A sum over cells, as a share of what all columns suppressed would cost: known of a level before any class is looked at. */
export interface CellCost {
  readonly of: 'cells'
  costsOf(column: LevelledColumn, held: Held): ColumnCost
}

export interface ColumnCost {
  /** Mean over rows where every cell is suppressed. */
  readonly suppressed: number
  readonly levels: readonly LevelCost[]
}

export interface LevelCost {
  /** Mean over rows. */
  readonly mean: number
  /** Of each code of the level, what a suppressed row costs more than a released one. */
  readonly excess: Float64Array
}

/** How many rows hold each leaf of a column. */
export interface Held {
  readonly leaves: Float64Array
  readonly rows: number
}

/** A sum over classes. `least` is what a class costs at the least at any coarser node, released or not. */
export interface ClassCost {
  readonly of: 'classes'
  whole(classes: readonly LossClass[], released: Released): number
  least(classes: readonly LossClass[], released: Released): number
}

export interface LossClass {
  readonly rows: number
  readonly isReleased: boolean
  /** Product over columns of the leaves under its codes. */
  readonly leaves: number
  /** Rows of its most frequent value of the first sensitive column. */
  readonly majority: number
}

export interface Released {
  readonly rows: number
  readonly k: number
  /** Rows that may be suppressed at most. */
  readonly limit: number
  /** Product over columns of all their leaves. */
  readonly allLeaves: number
}

/** How many rows hold each leaf of the column at this place. */
export function heldLeaves(combinations: Combinations, column: LevelledColumn, place: number): Held {
  const leaves = new Float64Array(column.tree.labels[0]!.length)
  const codes = combinations.columns[place]!
  let rows = 0
  for (let at = 0; at < codes.length; at++) {
    leaves[codes[at]!]! += combinations.rows[at]!
    rows += combinations.rows[at]!
  }
  return { leaves, rows }
}
