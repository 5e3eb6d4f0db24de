import type { Codebook } from '../../src/encode/index.js'
import type { Clock, PositionModel } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'

/** How the rows of a child table follow one another, given the classes of their units. Plain data. */
export interface HiddenCourse {
  readonly table: string
  /** Of the cells of a row, its numbers of rows in tables below included; keys and time are not among them. */
  readonly codebook: Codebook
  /** One a book, in the order of the codebook. */
  readonly columns: readonly TreeColumn[]
  /** The first bears times, what is measured, and numbers of rows below: rows below hang on its states. */
  readonly strands: readonly Strand[]
  readonly clock?: Clock
  /** By column: how positions within bins go on from row to row; null for columns without bins. */
  readonly positions: readonly (PositionModel | null)[]
  readonly trainRows: number
}

/** Columns that follow hidden states of their own: strands of a table share nothing but their units. */
export interface Strand {
  readonly members: readonly Member[]
  readonly chain: Chain
  readonly emission: Emission
  /** Of the first strand of a table with a clock. */
  readonly times?: TimeModel
}

/** Whether a column is measured (1) or missing (0), or its state where it is measured. */
export interface Member {
  readonly from: 'flag' | 'value'
  readonly column: number
}

/**
 * The hidden states of a unit's rows. A unit is a row of the parent table: its class is that of the person, or the hidden
 * state of the row it is. Place 1 is a unit's last row, place 0 any other.
 */
export interface Chain {
  readonly classes: number
  readonly states: number
  /** P(first state | place, class): cell (place·classes + class)·states + state. */
  readonly initial: Float64Array
  /** P(state | place, class, state before): cell ((place·classes + class)·states + before)·states + state. */
  readonly transitions: Float64Array
}

/** Places of a row in its unit. */
export const places = 2

/**
 * The cells of a row given its hidden state: each column given its state and the column it hangs on, in a tree that all
 * states share. P(x | parent cell p, state s) ∝ shares[s, x] · lifts[p, x].
 */
export interface Emission {
  /** By member the one it hangs on, −1 for none. */
  readonly parents: readonly number[]
  /** By member: cell code·states + state. */
  readonly shares: readonly Float64Array[]
  /** By member, how much likelier a code is beside a parent's code than the state alone makes it: cell parent code·codes + code. */
  readonly lifts: readonly Float64Array[]
}

/** The times of rows given hidden states: coarse classes by state, and what is fine within a class. */
export interface TimeModel {
  readonly first: StepModel
  readonly gap: StepModel
}

/** The time to a unit's first row, or the gap between two. `pressure` is what is left of a unit's time for each row to come. */
export interface StepModel {
  /** Class of each state of the clock's book. */
  readonly classOf: Uint8Array
  readonly classes: number
  /** Ascending edges of the classes of pressure; the class after the last is that of unknown pressure. */
  readonly edges: Float64Array
  /**
   * P(class | pressure, states): of gaps cell ((pressure·classes + class)·states + before)·states + state, of first times
   * (pressure·classes + class)·states + state.
   */
  readonly byState: Float64Array
  /** P(class | pressure), over all states: cell pressure·classes + class. */
  readonly byClass: Float64Array
  /** P(state of the book | its class, pressure): cell pressure·states of the book + state. */
  readonly within: Float64Array
}
