import { sortedQuantile, wilsonInterval } from '../../src/math/index.js'
import type { RiskDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { drawnRows } from '../natures.js'
import { placeInTrain, withBasis } from '../sampled.js'
import { mostAskedRows } from '../table-sample.js'
import { type Asked, askedOf, closest, closestRows, distanceSpace } from './closest.js'

const falseAlarms = 0.01
const fewestRows = 50
const shownRows = 50
/** Up to the limit. */
const shownBins = 16
const shownDecimals = 3

export interface RecordsAtRisk {
  /** Training rows that stand out, as indices. */
  readonly records: readonly number[]
  /** The synthetic rows that make them stand out, each once, ascending. */
  readonly syntheticRows: readonly number[]
  /** How closeness is spread over training and holdout rows. */
  readonly distribution: NonNullable<RiskDetail['distribution']>
}

/**
 * Training rows to which a synthetic row is closer, compared with the closest reference row, than for 99 % of holdout rows.
 * One in a hundred stands out by chance. Of all rows, or of those asked. Null below 50 holdout or reference rows.
 */
export function recordsAtRisk(
  context: Omit<EvaluationContext, 'rng'>,
  asked?: Pick<Asked, 'train' | 'holdout' | 'trainRows'>,
): RecordsAtRisk | null {
  const { holdout, reference } = context
  const space = distanceSpace(context)
  if (space === null || holdout.rowCount < fewestRows || reference.rowCount < fewestRows) return null
  const closeness = (side: 'train' | 'holdout') => {
    const own = asked?.[side] ?? space[side]
    const { distances, rows } = closestRows(own, space.synthetic)
    const toReference = closest(own, space.reference)
    return { rows, scores: distances.map((distance, row) => toReference[row]! - distance) }
  }
  const others = closeness('holdout').scores.sort()
  const limit = sortedQuantile(others, 1 - falseAlarms) ?? 0
  const { rows, scores } = closeness('train')
  const standingOut = [...scores.keys()].filter((record) => scores[record]! > limit && scores[record]! > 0)
  const records = standingOut.map((record) => asked?.trainRows[record] ?? record)
  const syntheticRows = [...new Set(standingOut.map((record) => rows[record]!))].sort((a, b) => a - b)
  return { records, syntheticRows, distribution: spread({ train: scores, holdout: others }, limit) }
}

/**
 * Shares of rows in bins of equal width up to the limit and as many beyond; the outer ones are open. Both ends are rounded: a
 * distance to somebody is nobody else's business.
 */
function spread(
  { train, holdout }: Readonly<Record<'train' | 'holdout', Float64Array>>,
  exactLimit: number,
): RecordsAtRisk['distribution'] {
  const limit = Number(exactLimit.toFixed(shownDecimals))
  const low = Number(Math.min(sortedQuantile(holdout, 0.05) ?? 0, limit).toFixed(shownDecimals))
  const width = Math.max((limit - low) / shownBins, 10 ** -shownDecimals / shownBins)
  const edges = Array.from({ length: shownBins * 1.5 + 1 }, (_, edge) => low + edge * width)
  const shares = (scores: Float64Array) => {
    const counts = new Array<number>(edges.length - 1).fill(0)
    for (const score of scores)
      counts[Math.max(0, Math.min(counts.length - 1, Math.floor((score - low) / width)))]! += 1
    return counts.map((count) => count / Math.max(1, scores.length))
  }
  return { edges, train: shares(train), holdout: shares(holdout), limit }
}

/** Share of training rows that stand out; 1 % by chance. */
export const recordsAtRiskMetric: Metric = {
  id: 'privacy.records-at-risk',
  title: 'Records that stand out',
  question: 'How many people have a synthetic row suspiciously close to them?',
  reading:
    'Share of training rows with a synthetic row closer, compared with other real rows, than 99 % of unseen rows have; about 1 % stand out by chance. It finds the people to look at first; it does not show that the others are safe.',
  natures: drawnRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  workbench: 'distances',
  asksRows: mostAskedRows,
  version: 1,
  compute(context) {
    const space = distanceSpace(context)
    const asked = space === null ? undefined : askedOf(space, context)
    const found = recordsAtRisk(context, asked)
    if (found === null) return { status: 'skipped', reason: `fewer than ${fewestRows} holdout or reference rows` }
    const trials = asked?.train.rowCount ?? context.train.rowCount
    const successes = found.records.length
    const result: MetricResult = {
      status: 'ok',
      value: successes / trials,
      interval: wilsonInterval({ successes, trials }),
      detail: {
        records: successes,
        syntheticRows: found.syntheticRows.length,
        // Places, never contents: 1-based rows of the training table.
        firstRows: found.records.slice(0, shownRows).map((record) => placeInTrain(record, context) + 1),
        distribution: found.distribution,
      },
    }
    return withBasis(result, asked?.sampled ?? null)
  },
}
