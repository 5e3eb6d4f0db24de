import type { StepFunction } from '../../../../table/index.js'

/** A column that tells between which thresholds a formula lies. */
export interface CutDerivation {
  readonly type: 'cut'
  readonly column: string
  readonly formula: string
  readonly steps: StepFunction
  readonly residual?: string
  readonly alone?: string
}
