import { sortedQuantile, wilsonInterval } from '../../src/math/index.js'
import type { EvaluationContext, Metric } from '../metric.js'
import { closest, closestRows, distanceSpace } from './closest.js'

const falseAlarms = 0.01
const fewestRows = 50
const shownRows = 50

export interface RecordsAtRisk {
  /** Training rows that stand out, as indices. */
  readonly records: readonly number[]
  /** The synthetic rows that make them stand out, each once, ascending. */
  readonly syntheticRows: readonly number[]
}

/**
 * Training rows to which a synthetic row is closer, compared with the closest reference row, than for 99 % of holdout rows.
 * One in a hundred stands out by chance. Null below 50 holdout or reference rows.
 */
export function recordsAtRisk(context: Omit<EvaluationContext, 'rng'>): RecordsAtRisk | null {
  const { holdout, reference } = context
  const space = distanceSpace(context)
  if (space === null || holdout.rowCount < fewestRows || reference.rowCount < fewestRows) return null
  const closeness = (side: 'train' | 'holdout') => {
    const { distances, rows } = closestRows(space[side], space.synthetic)
    const toReference = closest(space[side], space.reference)
    return { rows, scores: distances.map((distance, row) => toReference[row]! - distance) }
  }
  const limit = sortedQuantile(closeness('holdout').scores.sort(), 1 - falseAlarms) ?? 0
  const { rows, scores } = closeness('train')
  const records = [...scores.keys()].filter((record) => scores[record]! > limit && scores[record]! > 0)
  const syntheticRows = [...new Set(records.map((record) => rows[record]!))].sort((a, b) => a - b)
  return { records, syntheticRows }
}

/** Share of training rows that stand out; 1 % by chance. */
export const recordsAtRiskMetric: Metric = {
  id: 'privacy.records-at-risk',
  title: 'Records that stand out',
  question: 'How many people have a synthetic row suspiciously close to them?',
  reading:
    'Share of training rows with a synthetic row closer, compared with other real rows, than 99 % of unseen rows have; about 1 % stand out by chance. It finds the people to look at first; it does not show that the others are safe.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  version: 1,
  compute(context) {
    const found = recordsAtRisk(context)
    if (found === null) return { status: 'skipped', reason: `fewer than ${fewestRows} holdout or reference rows` }
    const trials = context.train.rowCount
    const successes = found.records.length
    return {
      status: 'ok',
      value: successes / trials,
      interval: wilsonInterval({ successes, trials }),
      detail: {
        records: successes,
        syntheticRows: found.syntheticRows.length,
        // Places, never contents: 1-based rows of the training table.
        firstRows: found.records.slice(0, shownRows).map((record) => record + 1),
      },
    }
  },
}
