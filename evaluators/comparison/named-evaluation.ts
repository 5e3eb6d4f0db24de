import type { Evaluation } from '../evaluation.js'

/** An evaluation with what to call it and, where its recipe is at hand, what it was made from. */
export interface NamedEvaluation {
  readonly name: string
  readonly evaluation: Evaluation
  /** Of the real table it began with. */
  readonly inputSha256?: string
  readonly seed?: string
  /** Of the files of real rows, where they were given one by one. */
  readonly hashes?: Readonly<Partial<Record<'train' | 'holdout' | 'reference', string>>>
}
