import { bootstrapInterval, normalQuantile, quantile, type Rng } from '../../src/math/index.js'
import type { AttackDetail } from '../evaluation.js'
import { areaUnder, rankScores, rocCurve, thinned, truePositiveRateAt } from '../learning/roc.js'
import type { Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { mostAskedRows } from '../table-sample.js'

const fewestTargets = 20
const replicates = 200

/** What every membership metric has in common. */
export const membershipMetric: Pick<
  Metric,
  'natures' | 'goal' | 'range' | 'cost' | 'workbench' | 'asksRows' | 'version'
> = {
  natures: withRows,
  goal: 'reference',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'distances',
  asksRows: mostAskedRows,
  version: 3,
}

/**
 * The result of a membership inference attack from its scores: AUC with a bootstrap interval over members and non-members,
 * and the true positive rates at 1 % and 0.1 % false positives (Carlini et al., IEEE S&P 2022). O(replicates × n).
 */
export function membershipResult(members: Float64Array, nonMembers: Float64Array, rng: Rng): MetricResult {
  if (Math.min(members.length, nonMembers.length) < fewestTargets)
    return { status: 'skipped', reason: `fewer than ${fewestTargets} members or non-members` }
  const ranked = rankScores(members, nonMembers)
  const curve = rocCurve(ranked)
  const rates: [number, number][] = []
  const interval = bootstrapInterval(
    [members.length, nonMembers.length],
    (counts) => {
      const drawn = rocCurve(ranked, [counts[0]!, counts[1]!])
      rates.push([truePositiveRateAt(drawn, 0.01), truePositiveRateAt(drawn, 0.001)])
      return areaUnder(drawn)
    },
    { rng, replicates },
  )
  const rateWithInterval = (limit: number, index: 0 | 1): AttackDetail['truePositiveRateAt1'] => {
    const drawn = rates.map((pair) => pair[index])
    return {
      value: truePositiveRateAt(curve, limit),
      interval: [quantile(drawn, 0.025) ?? 0, quantile(drawn, 0.975) ?? 1],
    }
  }
  const detail: AttackDetail = {
    members: members.length,
    nonMembers: nonMembers.length,
    minimumDetectable: minimumDetectableArea(members.length, nonMembers.length),
    truePositiveRateAt1: rateWithInterval(0.01, 0),
    truePositiveRateAt01: rateWithInterval(0.001, 1),
    roc: thinned(curve),
  }
  return { status: 'ok', value: areaUnder(curve), interval, detail: { ...detail } }
}

/**
 * The area under the curve that a two-sided test at 5 % would notice four times in five at these numbers, by the variance
 * of the Mann–Whitney statistic of a blind attack.
 */
export function minimumDetectableArea(members: number, nonMembers: number): number {
  const error = Math.sqrt((members + nonMembers + 1) / (12 * members * nonMembers))
  return Math.min(1, 0.5 + (normalQuantile(0.975) + normalQuantile(0.8)) * error)
}
