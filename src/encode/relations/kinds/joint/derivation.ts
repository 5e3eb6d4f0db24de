import type { State } from '../../../../table/index.js'

/** Columns that one level gives: the combination they take. */
export interface JointDerivation {
  readonly type: 'joint'
  /** The first of the columns, in whose place the level is modelled. */
  readonly column: string
  readonly columns: readonly string[]
  readonly combinations: readonly (readonly State[])[]
  /** The inner column of combinations. */
  readonly level: string
}
