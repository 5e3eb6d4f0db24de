import type { State } from '../../state.js'

/** A column tells between which thresholds a formula of other columns lies. */
export interface CutRelation {
  readonly type: 'cut'
  readonly column: string
  readonly formula: string
}

/** A value between thresholds: `values[i]` from threshold i − 1, included, to threshold i. */
export interface StepFunction {
  readonly thresholds: readonly number[]
  readonly values: readonly State[]
}

export interface LearntCut extends CutRelation {
  readonly steps: StepFunction
}
