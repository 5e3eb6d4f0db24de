import type { ControlName, Interval, MetricRecord } from '../metric.js'
import type { Criterion, Policy } from './policy.js'

/** From the whole interval, never from the point alone; "attention" is an interval across the threshold. */
export type CriterionStatus = 'met' | 'attention' | 'not met' | 'cannot tell at this size' | 'not measured'

export interface JudgedCriterion {
  readonly metric: string
  readonly question: Criterion['question']
  readonly status: CriterionStatus
  /** The side of the threshold that is good, and the threshold with the control's value added where it is relative. */
  readonly goal: 'at least' | 'at most'
  readonly threshold: number | null
  readonly relativeTo?: ControlName
  /** As the policy says it: what is allowed, and how wide an interval may be; absent in older evaluations. */
  readonly allowed?: number
  readonly widest?: number
  readonly source: string
}

export interface Verdict {
  readonly policy: string
  readonly criteria: readonly JudgedCriterion[]
}

/** Each criterion of a policy against the results. Never says that a table is compliant or anonymous. */
export function judge(results: readonly MetricRecord[], { name, criteria }: Policy): Verdict {
  return { policy: name, criteria: criteria.map((criterion) => judgeOne(results, criterion)) }
}

function judgeOne(results: readonly MetricRecord[], criterion: Criterion): JudgedCriterion {
  const { metric, question, atLeast, atMost, relativeTo, widest, source } = criterion
  const goal = atLeast === undefined ? 'at most' : 'at least'
  const allowed = atLeast ?? atMost ?? 0
  const base = { metric, question, goal, ...(relativeTo && { relativeTo }), allowed, widest, source } as const
  const record = results.find(({ id }) => id === metric)
  const control = relativeTo && record?.controls[relativeTo]
  if (record?.result.status !== 'ok' || (relativeTo && control?.status !== 'ok'))
    return { ...base, status: 'not measured', threshold: null }
  const threshold = allowed + (control?.status === 'ok' ? control.value : 0)
  const { value, interval = [value, value] } = record.result
  return { ...base, threshold, status: statusOf({ value, interval, threshold, goal, widest }) }
}

function statusOf({
  value,
  interval: [low, high],
  threshold,
  goal,
  widest,
}: {
  readonly value: number
  readonly interval: Interval
  readonly threshold: number
  readonly goal: 'at least' | 'at most'
  readonly widest: number
}): CriterionStatus {
  const isGood = (edge: number) => (goal === 'at least' ? edge >= threshold : edge <= threshold)
  if (isGood(low) && isGood(high)) return 'met'
  if (!isGood(low) && !isGood(high)) return 'not met'
  return Math.max(high - value, value - low) > widest ? 'cannot tell at this size' : 'attention'
}
