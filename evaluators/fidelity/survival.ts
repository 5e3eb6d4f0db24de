import { isMissing, type LevelColumn, type NumberColumn, type Schema, type Table } from '../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import {
  type Durations,
  kaplanMeier,
  logRank,
  meanCurveGap,
  restrictedMean,
  type SurvivalCurve,
} from './survival-curve.js'

const drawnPoints = 60

/** Mean distance between Kaplan–Meier curves of the training and the synthetic rows, over the schema's time-to-event pairs. */
export const survival: Metric = {
  id: 'fidelity.survival',
  title: 'Survival curves',
  question: 'Do people live as long in the synthetic table as in the real one?',
  reading:
    'Mean over time of the distance between the Kaplan–Meier curves of training and synthetic rows, up to the time after which a tenth of the training rows are followed; 0 is identical. It compares everybody together: curves of subgroups can differ.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const pairs = (schema.timeToEvent ?? []).flatMap(({ time, event }) => {
    const happened = eventLevel(schema, train, event)
    if (happened === null) return []
    const real = durationsOf(train, { time, event, happened, groups: rowGroups(train, schema) })
    const other = durationsOf(synthetic, { time, event, happened, groups: rowGroups(synthetic, schema) })
    if (real.times.length < 20 || other.times.length < 20) return []
    const horizon = Float64Array.from(real.times).sort()[Math.floor(0.9 * real.times.length)]!
    const without = (side: typeof real, omitted: number) =>
      Uint8Array.from(side.groups, (group) => Number(group !== omitted))
    const gaps = estimates((omitted) =>
      meanCurveGap(kaplanMeier(real, without(real, omitted)), kaplanMeier(other, without(other, omitted)), horizon),
    )
    const curves = [kaplanMeier(real), kaplanMeier(other)] as const
    const [realMean, syntheticMean] = curves.map((curve) => restrictedMean(curve, horizon))
    const detail = {
      time,
      event,
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

/** The level that means that the event happened: the last declared one, or the last in order. Number columns: above 0. */
function eventLevel(schema: Schema, train: Table, event: string): string | number | null {
  const column = train.column(event)
  if (column.type === 'number') return 0
  const declared = schema.columns.find(({ name }) => name === event)?.levels
  const used = [...new Set(column.codes)].filter((code) => code >= 0).map((code) => column.levels[code]!)
  if (used.length < 2) return null
  return (declared ?? [...used].sort()).filter((level) => used.includes(level)).at(-1) ?? null
}

function durationsOf(
  table: Table,
  { time, event, happened, groups }: { time: string; event: string; happened: string | number; groups: Uint8Array },
): Durations & { readonly groups: Uint8Array } {
  const times = table.column(time) as NumberColumn
  const events = table.column(event)
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter(
    (row) => !isMissing(times, row) && !isMissing(events, row),
  )
  const isEvent = (row: number) =>
    events.type === 'number'
      ? events.values[row]! > 0
      : (events as LevelColumn).levels[(events as LevelColumn).codes[row]!] === happened
  return {
    times: Float64Array.from(rows, (row) => times.values[row]!),
    events: Uint8Array.from(rows, (row) => Number(isEvent(row))),
    groups: Uint8Array.from(rows, (row) => groups[row]!),
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
