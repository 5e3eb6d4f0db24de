import type { ControlName, Interval, MetricRecord } from '../metric.js'
import type { Criterion, Policy } from './policy.js'

/**
 * From the whole interval, never from the point alone; "attention" is an interval across the threshold, "decides nothing" a
 * criterion that a table without any relation meets too. A test that would not have noticed what the threshold allows cannot tell
 * that it is met, however low its value came out.
 */
export type CriterionStatus =
  | 'met'
  | 'attention'
  | 'not met'
  | 'cannot tell at this size'
  | 'not measured'
  | 'decides nothing'

export interface JudgedCriterion {
  readonly metric: string
  readonly question: Criterion['question']
  readonly status: CriterionStatus
  /** The side of the threshold that is good, and the threshold with the control's value added where it is relative. */
  readonly goal: 'at least' | 'at most'
  readonly threshold: number | null
  readonly relativeTo?: ControlName
  /** The control that must not meet the criterion too. */
  readonly beyond?: ControlName
  /** Where it is not measured, the question is answered by its other criteria. */
  readonly optional?: true
  /** The metric of another criterion, which answers where this one cannot tell. */
  readonly leftTo?: string
  /** The smallest effect that would have been noticed four times in five, where that is beyond the threshold: not being found says nothing. */
  readonly noticeable?: number
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
  const { metric, question, atLeast, atMost, relativeTo, beyond, optional, leftTo, widest, source } = criterion
  const goal: JudgedCriterion['goal'] = atLeast === undefined ? 'at most' : 'at least'
  const allowed = atLeast ?? atMost ?? 0
  const base = {
    ...{ metric, question, goal, allowed, widest, source },
    ...(relativeTo && { relativeTo }),
    ...(beyond && { beyond }),
    ...(optional && { optional }),
    ...(leftTo && { leftTo }),
  }
  const record = results.find(({ id }) => id === metric)
  const control = relativeTo && record?.controls[relativeTo]
  if (record?.result.status !== 'ok' || (relativeTo && control?.status !== 'ok'))
    return { ...base, status: 'not measured', threshold: null }
  const threshold = allowed + (control?.status === 'ok' ? control.value : 0)
  const { value, interval = [value, value], detail } = record.result
  const status = statusOf({ value, interval, threshold, goal, widest })
  const rival = beyond && record.controls[beyond]
  const isReachedAnyway = rival?.status === 'ok' && isGood(rival.value, { goal, threshold })
  if (status !== 'met') return { ...base, threshold, status }
  const noticeable = detail?.minimumDetectable
  if (typeof noticeable === 'number' && !isGood(noticeable, { goal, threshold }))
    return { ...base, threshold, noticeable, status: 'cannot tell at this size' }
  return { ...base, threshold, status: isReachedAnyway ? 'decides nothing' : status }
}

function isGood(
  value: number,
  { goal, threshold }: { readonly goal: JudgedCriterion['goal']; readonly threshold: number },
) {
  return goal === 'at least' ? value >= threshold : value <= threshold
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
  const [lowIsGood, highIsGood] = [isGood(low, { goal, threshold }), isGood(high, { goal, threshold })]
  if (lowIsGood && highIsGood) return 'met'
  if (!lowIsGood && !highIsGood) return 'not met'
  return Math.max(high - value, value - low) > widest ? 'cannot tell at this size' : 'attention'
}
