import type { Rng } from '../../../math/index.js'
import type { Schema } from '../../../table/index.js'
import type { AnswerCurve, CurvePoint } from '../answer.js'
import { conditionOf } from '../condition.js'
import { columnNamed } from '../domain.js'
import { drawCount, errorDraws } from '../error-draws.js'
import { followedAxis, possibleCounts, riskTable, survivalOf } from '../followed.js'
import { noiseInterval, withinRange } from '../interval.js'
import { cellsOf } from '../measurement.js'
import {
  type Approach,
  fewestDeviations,
  groupsOf,
  overDraws,
  type QuestionOf,
  type Released,
  sceneOf,
} from './kind.js'

/**
 * Survival by steps of a public grid: one noisy table of how many left in which step, and how; never noise on the curve itself. The
 * curve ends where those at risk are too few for the noise.
 */
export function survivalApproach(question: QuestionOf<'survival' | 'log-rank'>, schema: Schema): Approach {
  const { id, time } = question
  const { cohort, groups } = sceneOf(question, schema)
  const event = conditionOf(question.event, schema, id)
  const followed = followedAxis({ time, event }, { ...question, schema, question: id })
  const measurement = cellsOf({ axes: [...groups, followed.axis], cohort, schema })
  const { unit } = columnNamed(time, schema, id)
  return {
    parts: [{ measurement, share: 1 }],
    answer(released) {
      const counts = released(measurement)
      return {
        method: 'noisy counts of steps of time',
        noise: Math.sqrt(counts.variance),
        cells: [],
        curves: groupsOf(groups).flatMap((group, place) => {
          if (Object.values(group).includes('(missing)')) return []
          return [{ group, ...curveOf(counts, { place, followed, rng: errorDraws(`survival: ${id}: ${place}`) }) }]
        }),
        ...(unit !== undefined && { unit }),
      }
    },
  }
}

/** The counts of one group: those of every step, and who goes on. `draw` takes a draw of the noise off them. */
export function countsOfGroup(
  { values, errors }: Released,
  { place, cells, draw }: { readonly place: number; readonly cells: number; readonly draw?: number },
): Float64Array {
  const from = place * (cells + 1)
  const own = values.slice(from, from + cells)
  return draw === undefined ? own : own.map((count, cell) => count - errors[draw * values.length + from + cell]!)
}

interface CurveRequest {
  readonly place: number
  readonly followed: ReturnType<typeof followedAxis>
  readonly rng: Rng
}

function curveOf(
  released: Released,
  { place, followed: { edges, steps }, rng }: CurveRequest,
): Omit<AnswerCurve, 'group'> {
  const cells = 2 * steps + 1
  const counts = possibleCounts(countsOfGroup(released, { place, cells }))
  const table = riskTable(counts, steps)
  const survival = survivalOf(table)
  const curve = (each: Float64Array) => survivalOf(riskTable(each, steps))
  const truths = Array.from({ length: drawCount }, (_, draw) =>
    possibleCounts(countsOfGroup(released, { place, cells, draw })),
  )
  const noisy = truths.map(curve)
  const sampled = truths.map(() => curve(resampled(counts, rng)))
  const both = truths.map((truth) => curve(resampled(truth, rng)))
  const deviation = Math.sqrt(released.variance)
  const points: CurvePoint[] = []
  for (let step = 0; step < steps; step++) {
    if (!(table.entering[step]! >= fewestDeviations * deviation * Math.sqrt(step + 1))) break
    const value = survival[step]!
    const band = (curves: readonly Float64Array[]) =>
      noiseInterval(
        value,
        overDraws(drawCount, (draw) => curves[draw]![step]!),
      )
    points.push({
      time: edges[step + 1]!,
      atRisk: table.entering[step]!,
      ...withinRange({ value, noise: band(noisy), sampling: band(sampled), both: band(both) }, [0, 1]),
    })
  }
  const median = medianOf(points)
  return { points, ...(median !== undefined && { median }) }
}

/** Where the curve, drawn straight within steps, comes down to a half. */
function medianOf(points: readonly CurvePoint[]): number | undefined {
  const at = points.findIndex(({ value }) => value <= 0.5)
  if (at < 0) return undefined
  const { time, value } = points[at]!
  const { time: start, value: high } = points[at - 1] ?? { time: 0, value: 1 }
  return start + ((time - start) * (high - 0.5)) / Math.max(1e-12, high - value)
}

/** Counts of other people of the same population. */
export function resampled(counts: Float64Array, rng: Rng): Float64Array {
  return counts.map((count) => poisson(count, rng))
}

function poisson(mean: number, rng: Rng): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * rng.normal()))
  let [product, count] = [rng.uniform(), 0]
  const least = Math.exp(-mean)
  while (product > least) {
    product *= rng.uniform()
    count++
  }
  return count
}
