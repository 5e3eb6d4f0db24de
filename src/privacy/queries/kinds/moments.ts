import type { Schema } from '../../../table/index.js'
import type { AnswerCell, Range } from '../answer.js'
import { columnNamed } from '../domain.js'
import { joined, noiseInterval, normalRange, withinRange } from '../interval.js'
import { cellsOf, scaled } from '../measurement.js'
import {
  type Approach,
  deviationOf,
  fewestDeviations,
  groupsOf,
  having,
  overDraws,
  type QuestionOf,
  sceneOf,
} from './kind.js'

/** What is spent on the count, the sum and the squares. */
const shares = { sum: [0.4, 0.5, 0.1], mean: [0.3, 0.55, 0.15], variance: [0.3, 0.3, 0.4] } as const

/**
 * Sum, mean and variance of a number column from three noisy tables: people who have it, the sum of its distances from the middle
 * of its bounds, and of their squares. Numbers count as the nearer bound where they lie beyond.
 */
export function momentsApproach(question: QuestionOf<'sum' | 'mean' | 'variance'>, schema: Schema): Approach {
  const { id, ask, of: name } = question
  const { unit } = columnNamed(name, schema, id)
  const { cohort, groups } = sceneOf(question, schema)
  const column = { schema, question: id }
  const [first, second] = [scaled(name, { ...column, power: 1 }), scaled(name, { ...column, power: 2 })]
  const present = having(cohort, [name])
  const common = { axes: groups, cohort: present, schema }
  const counts = cellsOf(common)
  const sums = cellsOf({ ...common, weighing: first })
  const squares = cellsOf({ ...common, weighing: second })
  return {
    parts: [counts, sums, squares].map((measurement, at) => ({ measurement, share: shares[ask][at]! })),
    answer(released) {
      const [count, sum, square] = [released(counts), released(sums), released(squares)]
      const at = (cell: number, draw?: number): Moments => {
        const left = ({ values, errors }: typeof count) =>
          values[cell]! - (draw === undefined ? 0 : errors[draw * values.length + cell]!)
        return momentsOf({ count: left(count), sum: left(sum), squares: left(square) }, first)
      }
      const draws = count.errors.length / count.values.length
      const cells = groupsOf(groups).map((group, cell): AnswerCell => {
        const noise = deviationOf(count, cell)
        if (!(count.values[cell]! >= fewestDeviations * noise && count.values[cell]! >= 2))
          return { group, measure: ask }
        const value = at(cell)[ask]
        const deviation = samplingDeviation(ask, at(cell))
        return {
          group,
          measure: ask,
          estimate: withinRange(
            joined(value, {
              noise: noiseInterval(
                value,
                overDraws(draws, (draw) => at(cell, draw)[ask]),
              ),
              sampling: normalRange(value, deviation),
            }),
            rangeOf(ask, first),
          ),
        }
      })
      return {
        method: `noisy sums; numbers beyond the bounds count as the bounds`,
        noise: Math.sqrt(count.variance),
        cells,
        ...(unit !== undefined && { unit: ask === 'variance' ? `${unit}²` : unit }),
      }
    },
  }
}

interface Moments {
  readonly count: number
  readonly sum: number
  readonly mean: number
  readonly variance: number
}

function momentsOf(
  { count, sum, squares }: { readonly count: number; readonly sum: number; readonly squares: number },
  { middle, half }: { readonly middle: number; readonly half: number },
): Moments {
  const [centre, square] = [sum / count, (squares / count + 1) / 2]
  const spread = Math.min(1, Math.max(0, square - centre * centre))
  return {
    count,
    sum: middle * count + half * sum,
    mean: middle + half * Math.min(1, Math.max(-1, centre)),
    variance: (half * half * spread * count) / Math.max(1, count - 1),
  }
}

/** What can be at all: columns count within their bounds, so do their means. */
function rangeOf(
  ask: 'sum' | 'mean' | 'variance',
  { middle, half }: { readonly middle: number; readonly half: number },
): Range {
  if (ask === 'mean') return [middle - half, middle + half]
  return [ask === 'variance' ? 0 : Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
}

/** Of the sample: of a variance as if its column were normal. */
function samplingDeviation(ask: 'sum' | 'mean' | 'variance', { count, mean, variance }: Moments): number {
  if (ask === 'mean') return Math.sqrt(variance / count)
  // As many people as were drawn is chance too.
  if (ask === 'sum') return Math.sqrt(count * (variance + mean * mean))
  return variance * Math.sqrt(2 / Math.max(1, count - 1))
}
