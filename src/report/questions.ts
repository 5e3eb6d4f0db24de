import type { CriterionStatus, Evaluation, JudgedCriterion, MetricRecord } from '../../evaluators/index.js'

/** What a reader asks, in this order. The policy's question on privacy is four: WP29's three risks, and membership. */
export const questionNames = ['possible', 'faithful', 'useful', 'singledOut', 'linked', 'inferred', 'member'] as const

export type QuestionName = (typeof questionNames)[number]

/** A question with its answer: the worst of its criteria decides. */
export interface Answer {
  readonly name: QuestionName
  readonly status: CriterionStatus | 'no criterion'
  readonly criteria: readonly JudgedCriterion[]
  /** The first criterion with that status, and its metric; without criteria, the first metric measured. */
  readonly criterion: JudgedCriterion | undefined
  readonly record: MetricRecord | undefined
}

const worstFirst: readonly CriterionStatus[] = [
  'not met',
  'cannot tell at this size',
  'attention',
  'not measured',
  'met',
]

/** Metrics that speak for a question, the most telling first. Metrics of privacy that are not named here speak for membership. */
const speakers: Readonly<Record<QuestionName, readonly string[]>> = {
  possible: ['validity.rules', 'validity.bounds'],
  faithful: ['fidelity.c2st', 'fidelity.pair-trends', 'fidelity.shape'],
  useful: ['utility.tstr', 'utility.concordance', 'utility.replication'],
  singledOut: [
    'privacy.singling-out',
    'privacy.exact-copies',
    'privacy.replicated-uniques',
    'privacy.records-at-risk',
    'privacy.nndr',
    'privacy.dcr-share',
  ],
  linked: ['privacy.linkability'],
  inferred: ['privacy.inference', 'privacy.attribute-disclosure'],
  member: ['privacy.membership-ensemble', 'privacy.membership-dcr-difference', 'privacy.membership-dcr'],
}

function questionOf({ question, metric }: JudgedCriterion): QuestionName {
  if (question !== 'private') return question
  const found = (['singledOut', 'linked', 'inferred'] as const).find((name) => speakers[name].includes(metric))
  return found ?? 'member'
}

/** The answer to every question, from the verdict alone. */
export function answers({ verdict, results }: Evaluation): readonly Answer[] {
  const recordOf = (id: string | undefined) => results.find((record) => record.id === id)
  return questionNames.map((name) => {
    const criteria = (verdict?.criteria ?? []).filter((criterion) => questionOf(criterion) === name)
    const measured = speakers[name].map(recordOf).find((record) => record?.result.status === 'ok')
    const status = worstFirst.find((each) => criteria.some((criterion) => criterion.status === each))
    // What was not measured says nothing of what was: another criterion may have been met.
    const worst = status === 'not measured' && criteria.some((each) => each.status === 'met') ? 'met' : status
    const deciding = criteria.filter((each) => each.status === worst)
    const criterion =
      worst === 'met' ? (deciding.find(({ metric }) => metric === measured?.id) ?? deciding[0]) : deciding[0]
    return {
      name,
      status: worst ?? 'no criterion',
      criteria,
      criterion,
      record: recordOf(criterion?.metric) ?? measured,
    }
  })
}
