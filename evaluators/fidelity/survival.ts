import { guardedQuantiles } from '../../src/encode/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import { durationsOf, type FollowUp, followUpsOf } from '../learning/follow-up.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { mostAskedRows } from '../table-sample.js'
import { kaplanMeier, logRank, meanCurveGap, restrictedMean, type SurvivalCurve } from './survival-curve.js'

const drawnPoints = 60

/** Mean distance between Kaplan–Meier curves of the training and the synthetic rows, over the schema's time-to-event pairs. */
export const survival: Metric = {
  id: 'fidelity.survival',
  title: 'Survival curves',
  question: 'Do people live as long in the synthetic table as in the real one?',
  reading:
    'Mean over time of the distance between the Kaplan–Meier curves of training and synthetic rows, up to the time after which a tenth of the training rows are followed; 0 is identical. It compares everybody together: curves of subgroups can differ.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  asksRows: mostAskedRows,
  version: 2,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const pairs = followUpsOf(schema, train).flatMap((pair) => {
    const real = withGroups(train, pair, schema)
    const other = withGroups(synthetic, pair, schema)
    if (real.times.length < 20 || other.times.length < 20) return []
    const horizon = guardedQuantiles(real.times, { patientOf: real.patientOf, step: 0 }).nearest(0.9)
    if (horizon === null) return []
    const without = (side: typeof real, omitted: number) =>
      Uint8Array.from(side.groups, (group) => Number(group !== omitted))
    const gaps = estimates((omitted) =>
      meanCurveGap(kaplanMeier(real, without(real, omitted)), kaplanMeier(other, without(other, omitted)), horizon),
    )
    const curves = [kaplanMeier(real), kaplanMeier(other)] as const
    const [realMean, syntheticMean] = curves.map((curve) => restrictedMean(curve, horizon))
    const detail = {
      time: pair.time,
      event: pair.event,
      horizon,
      gap: gaps[0],
      restrictedMean: { real: realMean, synthetic: syntheticMean },
      logRank: logRank(real, other),
      real: drawn(curves[0], horizon),
      synthetic: drawn(curves[1], horizon),
    }
    return [{ gaps, detail }]
  })
  if (pairs.length === 0) return { status: 'skipped', reason: 'the schema names no time to an event that varies' }
  return {
    status: 'ok',
    ...withInterval(meanEstimates(pairs.map(({ gaps }) => gaps)), survival.range),
    detail: { pairs: pairs.map(({ detail }) => detail) },
  }
}

function withGroups(table: Table, pair: FollowUp, schema: Schema) {
  const { rows, ...durations } = durationsOf(table, pair)
  const groups = rowGroups(table, schema)
  const patientOf = remembered([schema, table], 'patients', () => patientIndex(table, schema))
  return {
    ...durations,
    groups: Uint8Array.from(rows, (row) => groups[row]!),
    patientOf: Int32Array.from(rows, (row) => patientOf[row]!),
  }
}

/** The curve at evenly spaced times, with its 95 % band: no time of a single person is kept. */
function drawn(
  { times, survival: heights, errors }: SurvivalCurve,
  horizon: number,
): [number, number, number, number][] {
  return Array.from({ length: drawnPoints + 1 }, (_, point) => {
    const at = (point / drawnPoints) * horizon
    let step = -1
    while (step + 1 < times.length && times[step + 1]! <= at) step++
    const height = heights[step] ?? 1
    const margin = 1.96 * (errors[step] ?? 0)
    return [at, height, Math.max(0, height - margin), Math.min(1, height + margin)]
  })
}
