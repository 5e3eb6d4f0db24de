import {
  type Comparison,
  compareEvaluations,
  type LinkedEvaluation,
  type NamedEvaluation,
} from '../../evaluators/index.js'
import { MirrorwardError } from '../errors.js'
import { asOneEvaluation } from '../report/index.js'

/** The evaluation of a release of one table, or of linked ones, and what to call it. */
export type NamedRelease =
  | NamedEvaluation
  | (Omit<NamedEvaluation, 'evaluation'> & { readonly evaluation: LinkedEvaluation })

/**
 * Several releases side by side; of linked tables what was measured on them together is compared. Throws `bad-evaluation` where some are of
 * linked tables and some are not.
 */
export function compareReleases(named: readonly NamedRelease[]): Comparison {
  const evaluations = named.map(({ evaluation, ...rest }): NamedEvaluation & { readonly isLinked: boolean } => {
    const isLinked = evaluation.format === 'mirrorward/linked-evaluation'
    return { ...rest, isLinked, evaluation: isLinked ? asOneEvaluation(evaluation) : evaluation }
  })
  const isLinked = evaluations.some((each) => each.isLinked)
  if (isLinked && !evaluations.every((each) => each.isLinked))
    throw new MirrorwardError('bad-evaluation', 'linked tables and a single table are not compared with each other')
  return compareEvaluations(evaluations, { isLinked })
}
