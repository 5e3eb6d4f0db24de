import type { Evaluation, JudgedCriterion, MetricRecord } from '../../evaluators/index.js'
import { type Answer, answers } from './questions.js'

/** Whom the answers speak for giving the table to, from nobody to partners; never anybody at all. */
export type Recipients = 'nobody outside' | 'undecided' | 'software and teaching' | 'partners'

const privacy = ['singledOut', 'linked', 'inferred', 'member'] as const

/**
 * A missed question on privacy speaks against giving it to anybody; an open one decides nothing; impossible, unfaithful or
 * useless rows are good for trying out software; the rest may go to partners under an agreement. The decision stays a person's.
 */
export function recipients(given: readonly Answer[]): Recipients {
  const of = (names: readonly string[]) => given.filter(({ name }) => names.includes(name)).map(({ status }) => status)
  const risks = of(privacy)
  if (risks.includes('not met')) return 'nobody outside'
  if (risks.some((status) => status !== 'met')) return 'undecided'
  return of(['possible', 'faithful', 'useful']).every((status) => status === 'met')
    ? 'partners'
    : 'software and teaching'
}

/** A criterion among the weakest, and its metric where it was measured. */
export interface WeakPoint {
  readonly criterion: JudgedCriterion
  readonly record: MetricRecord | undefined
}

const worstFirst: readonly JudgedCriterion['status'][] = [
  'not met',
  'cannot tell at this size',
  'attention',
  'not measured',
]
const shown = 3

/** At most three criteria of those that are not met or not decided: the worst status first, privacy before the rest, then as the policy has them. */
export function weakest(evaluation: Evaluation): readonly WeakPoint[] {
  const asked = new Set(answers(evaluation).flatMap(({ asked }) => asked))
  const rank = ({ status, question }: JudgedCriterion) =>
    worstFirst.indexOf(status) * 2 + (question === 'private' ? 0 : 1)
  return [...asked]
    .filter(({ status }) => worstFirst.includes(status))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, shown)
    .map((criterion) => ({ criterion, record: evaluation.results.find(({ id }) => id === criterion.metric) }))
}
