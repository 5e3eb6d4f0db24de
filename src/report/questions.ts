import type { CriterionStatus, Evaluation, JudgedCriterion, MetricRecord } from '../../evaluators/index.js'

/** What a reader asks, in this order. The policy's question on privacy is four: WP29's three risks, and membership. */
export const questionNames = ['possible', 'faithful', 'useful', 'singledOut', 'linked', 'inferred', 'member'] as const

export type QuestionName = (typeof questionNames)[number]

/** No answer, for a criterion of the question was not measured: not run at this depth, or not possible here. */
export type NotAsked = 'not asked at this depth' | 'not asked'

/** A criterion that was not measured; `reason` is the metric's own, absent where the metric was not run. */
export interface Unasked {
  readonly metric: string
  readonly reason?: string
}

/** A question with its answer: the worst of its criteria decides, and a criterion that was not measured is no good one. */
export interface Answer {
  readonly name: QuestionName
  readonly status: Exclude<CriterionStatus, 'not measured' | 'decides nothing'> | NotAsked | 'no criterion'
  readonly criteria: readonly JudgedCriterion[]
  /** Those of them that count: without what had nothing to test or decides nothing. */
  readonly asked: readonly JudgedCriterion[]
  /** Why criteria of the question say nothing; empty where each was measured or had nothing to test. */
  readonly unasked: readonly Unasked[]
  /** The first criterion with that status, and its metric; without criteria, the first metric measured. */
  readonly criterion: JudgedCriterion | undefined
  readonly record: MetricRecord | undefined
}

const worstFirst = ['not met', 'not measured', 'cannot tell at this size', 'attention', 'met'] as const

/** Metrics that speak for a question, the most telling first. Metrics of privacy that are not named here speak for membership. */
const speakers: Readonly<Record<QuestionName, readonly string[]>> = {
  possible: ['validity.rules', 'validity.bounds', 'validity.keys', 'validity.after-end'],
  faithful: [
    'fidelity.c2st-histories',
    'fidelity.c2st',
    'fidelity.kept-relations',
    'fidelity.pair-trends',
    'fidelity.shape',
  ],
  useful: ['utility.trajectory', 'utility.tstr', 'utility.concordance', 'utility.replication'],
  singledOut: [
    'privacy.copied-histories',
    'privacy.unique-course',
    'privacy.singling-out-histories',
    'privacy.singling-out',
    'privacy.record-linkage-known',
    'privacy.record-linkage',
    'privacy.exact-copies',
    'privacy.exposed-people',
    'privacy.rare-values',
    'privacy.replicated-uniques',
    'privacy.records-at-risk',
    'privacy.nndr',
    'privacy.dcr-share',
  ],
  linked: ['privacy.linkability-histories', 'privacy.linkability'],
  inferred: ['privacy.inference', 'privacy.homogeneous-classes', 'privacy.attribute-disclosure'],
  member: [
    'privacy.membership-refit-histories',
    'privacy.membership-histories',
    'privacy.membership-refit',
    'privacy.membership-ensemble',
    'privacy.membership-dcr-difference',
    'privacy.membership-dcr',
  ],
}

function questionOf({ question, metric }: JudgedCriterion): QuestionName {
  if (question !== 'private') return question
  const found = (['singledOut', 'linked', 'inferred'] as const).find((name) => speakers[name].includes(metric))
  return found ?? 'member'
}

/** What the criteria of a question come to. */
export interface Decision {
  /** The worst status; undefined where nothing was asked. */
  readonly worst: Exclude<CriterionStatus, 'decides nothing'> | undefined
  readonly deciding: readonly JudgedCriterion[]
  /** Without those that had nothing to test or decide nothing. */
  readonly asked: readonly JudgedCriterion[]
}

/**
 * The one rule of a question's answer, for the report and the terminal: the worst criterion decides. Where all that were measured
 * decide nothing, the question counts as not measured.
 */
export function decideQuestion(criteria: readonly JudgedCriterion[], results: readonly MetricRecord[]): Decision {
  const tested = criteria.filter((each) => !hadNothingToTest(each, recordOf(results, each.metric)))
  const asked = tested.filter((each) => each.status !== 'decides nothing' && !isAnsweredElsewhere(each, tested))
  if (asked.length === 0 && tested.length > 0) return { worst: 'not measured', deciding: tested, asked: tested }
  const worst = worstFirst.find((status) => asked.some((criterion) => criterion.status === status))
  return { worst, deciding: asked.filter(({ status }) => status === worst), asked }
}

/** What it cannot tell, a criterion that asks the same with more certainty has told. */
function isAnsweredElsewhere({ status, leftTo }: JudgedCriterion, all: readonly JudgedCriterion[]): boolean {
  if (status !== 'cannot tell at this size' || leftTo === undefined) return false
  const told: readonly CriterionStatus[] = ['met', 'attention', 'not met']
  return all.some((other) => other.metric === leftTo && told.includes(other.status))
}

function recordOf(results: readonly MetricRecord[], metric: string | undefined): MetricRecord | undefined {
  return results.find(({ id }) => id === metric)
}

/** The answer to every question, from the verdict alone. */
export function answers({ verdict, results }: Evaluation): readonly Answer[] {
  return questionNames.map((name) => {
    const criteria = (verdict?.criteria ?? []).filter((criterion) => questionOf(criterion) === name)
    const { worst, deciding, asked } = decideQuestion(criteria, results)
    const measured = speakers[name].map((id) => recordOf(results, id)).find((record) => record?.result.status === 'ok')
    const criterion =
      worst === 'met' ? (deciding.find(({ metric }) => metric === measured?.id) ?? deciding[0]) : deciding[0]
    const unasked = asked
      .filter(({ status }) => status === 'not measured' || status === 'decides nothing')
      .map((unasked) => unaskedOf(unasked, recordOf(results, unasked.metric)))
    return {
      name,
      status: worst === 'not measured' ? notAsked(unasked) : (worst ?? 'no criterion'),
      criteria,
      asked,
      unasked,
      criterion,
      record: recordOf(results, criterion?.metric) ?? measured,
    }
  })
}

/** Validity is asked of what the schema states: where it states nothing there is nothing to ask, at any depth; optional criteria are asked where they can be. */
function hadNothingToTest({ metric, status, optional }: JudgedCriterion, record: MetricRecord | undefined): boolean {
  if (status === 'not measured' && optional) return true
  if (status !== 'not measured' || record?.result.status !== 'skipped') return false
  return metric.startsWith('validity.') || record.result.nothingToTest === true
}

function unaskedOf({ metric, status }: JudgedCriterion, record: MetricRecord | undefined): Unasked {
  if (record === undefined) return { metric }
  if (status === 'decides nothing') return { metric, reason: 'independent columns meet its criterion too' }
  // Measured itself, but not the control that its threshold stands on.
  return { metric, reason: record.result.status === 'skipped' ? record.result.reason : 'its control was not measured' }
}

function notAsked(unasked: readonly Unasked[]): NotAsked {
  return unasked.some(({ reason }) => reason === undefined) ? 'not asked at this depth' : 'not asked'
}
