import type { AttackDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { ensembleAttacks } from './attacks/ensemble-attacks.js'
import { distancesOf } from './attacks/neighbourhoods.js'
import { rankAverage } from './attacks/rank-average.js'
import { distanceSpace } from './closest.js'
import { membershipMetric, membershipResult } from './membership.js'

/** Members and non-members attacked at most. */
const mostTargets = 2000
/** Share of targets furthest from the reference rows, looked at by themselves. */
const isolatedShare = 0.05

/** Eight membership inference attacks without access to the model, and their rank average. */
export const membershipEnsemble: Metric = {
  ...membershipMetric,
  id: 'privacy.membership-ensemble',
  title: 'Membership by eight attacks together',
  question: 'Can eight attacks taken together tell who was learnt from?',
  reading:
    'Area under the ROC curve of the rank average of eight attacks (distance, calibrated distance, neighbour share, ball, density ratio, local likelihood, classifier, generator likelihood); one half is guessing blindly. The attacker holds full records and other real rows, not the model: one half does not rule out attacks with it.',
  cost: 'costly',
  usesReference: true,
  asksRows: mostTargets,
  version: 3,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const space = distanceSpace(context)
  if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
  if (space.reference.rowCount < 10) return { status: 'skipped', reason: 'fewer than 10 reference rows' }
  const { scores: attacks, sides } = ensembleAttacks(context, space, mostTargets)
  const together = rankAverage(Object.values(attacks))
  const judge = (name: string, [members, nonMembers]: readonly Float64Array[]) =>
    membershipResult(members!, nonMembers!, context.rng.fork(`bootstrap:${name}`))
  const overall = judge('together', together)
  if (overall.status === 'skipped' || context.brief) return overall
  const isolation = sides.map(({ toReference, targets: { rowCount } }) =>
    Float64Array.from({ length: rowCount }, (_, target) => distancesOf(toReference, target)[0]!),
  )
  const isolated = judge('isolated', onlyIsolated(together, isolation))
  const each = Object.entries(attacks).map(([name, scores]) => summary(name, judge(name, scores)))
  const detail = { ...overall.detail, attacks: each, isolated: summary('most isolated 5 %', isolated) }
  return { ...overall, detail }
}

/** The scores of targets whose nearest reference row is among the furthest. */
function onlyIsolated(scores: readonly Float64Array[], isolation: readonly Float64Array[]): Float64Array[] {
  const all = Float64Array.from(isolation.flatMap((side) => [...side])).sort()
  const limit = all[Math.floor((1 - isolatedShare) * all.length)] ?? 0
  return scores.map((side, index) => side.filter((_, target) => isolation[index]![target]! >= limit))
}

function summary(name: string, result: MetricResult) {
  if (result.status === 'skipped') return { name, skipped: result.reason }
  const { truePositiveRateAt1, members, nonMembers } = result.detail as unknown as AttackDetail
  return { name, area: result.value, interval: result.interval, truePositiveRateAt1, members, nonMembers }
}
