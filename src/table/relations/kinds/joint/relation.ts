import type { State } from '../../state.js'

/** Columns that together take few combinations: prices and taxes of a state, or a level written as columns of 0 and 1. */
export interface JointRelation {
  readonly type: 'joint'
  readonly columns: readonly string[]
}

export interface LearntJoint extends JointRelation {
  /** Those that enough patients hold, the most frequent first: a cell for each column. */
  readonly combinations: readonly (readonly State[])[]
}
