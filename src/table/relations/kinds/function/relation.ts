import type { State } from '../../state.js'

/** A column is known once another one is: each level of `of`, and its being missing, goes with one value. */
export interface FunctionRelation {
  readonly type: 'function'
  readonly column: string
  readonly of: string
}

/** Which value of one column goes with each level of another, learnt from rows. */
export interface StateMap {
  /** Levels of the source that enough patients hold; `values` has the value that goes with each. */
  readonly levels: readonly string[]
  readonly values: readonly State[]
  /** What goes with a missing source; absent when too few rows tell. */
  readonly missing?: State
  /** What goes with anything else: rare levels together, and those never seen. */
  readonly otherwise: State
}

export interface LearntFunction extends FunctionRelation {
  readonly map: StateMap
}
