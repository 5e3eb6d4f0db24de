import type { Evaluation } from '../evaluation.js'

/** An evaluation with what to call it and, where it is known, the hash of the real table it began with. */
export interface NamedEvaluation {
  readonly name: string
  readonly evaluation: Evaluation
  readonly inputSha256?: string
}
