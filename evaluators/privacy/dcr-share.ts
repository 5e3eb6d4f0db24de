import { bootstrapInterval } from '../../src/math/index.js'
import type { Metric, MetricResult } from '../metric.js'
import { drawnRows } from '../natures.js'
import { withBasis } from '../sampled.js'
import { mostAskedRows } from '../table-sample.js'
import { askedOf, closest, distanceSpace, samplePoints } from './closest.js'

const fewestRows = 10

/**
 * P(closer to train than to holdout) + ½ P(equally close), with as many training rows as holdout rows (Platzer &
 * Reutterer, Frontiers in Big Data 4, 2021); ties count half, unlike in SDMetrics' DCROverfittingProtection.
 */
export const dcrShare: Metric = {
  id: 'privacy.dcr-share',
  title: 'Closer to train than to holdout',
  question: 'Do synthetic rows lie closer to the rows learnt from than to rows never seen?',
  reading:
    'Share of synthetic rows whose closest real row is a training row rather than an unseen one, equal numbers of each; one half is no difference. A copy check, never a privacy score: people can be recognised although it is one half. The interval covers the synthetic rows drawn, not another split of the real ones.',
  natures: drawnRows,
  goal: 'reference',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'distances',
  asksRows: mostAskedRows,
  version: 2,
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const size = Math.min(space.train.rowCount, space.holdout.rowCount)
    if (size < fewestRows) return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    const { rng, realRng = rng } = context
    const { synthetic: queries, sampled } = askedOf(space, context)
    const toTrain = closest(queries, samplePoints(space.train, size, realRng.fork('train')))
    const toHoldout = closest(queries, samplePoints(space.holdout, size, realRng.fork('holdout')))
    const wins = toTrain.map((distance, row) => closer(distance, toHoldout[row]!))
    const mean = ([counts]: readonly Uint32Array[]) =>
      wins.reduce((sum, win, row) => sum + win * counts![row]!, 0) / wins.length
    const result: MetricResult = {
      status: 'ok',
      value: wins.reduce((sum, win) => sum + win, 0) / wins.length,
      interval: bootstrapInterval([wins.length], mean, { rng: rng.fork('bootstrap'), replicates: 200 }),
      detail: { queries: queries.rowCount, rowsOfEachSide: size },
    }
    return withBasis(result, sampled)
  },
}

/** 1 when train is closer, ½ when both are equally close. */
export function closer(toTrain: number, toHoldout: number): number {
  return toTrain === toHoldout ? 0.5 : toTrain < toHoldout ? 1 : 0
}
