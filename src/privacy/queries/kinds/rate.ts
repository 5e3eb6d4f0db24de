import { columnsOf, type Schema } from '../../../table/index.js'
import type { AnswerCell, Estimate } from '../answer.js'
import { conditionAxis } from '../axis.js'
import { conditionOf } from '../condition.js'
import { columnNamed } from '../domain.js'
import { joined, noiseInterval, normalRange } from '../interval.js'
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

/** Events per person-time: a noisy count of events over a noisy sum of times, which count as the nearer bound beyond. */
export function rateApproach(question: QuestionOf<'rate'>, schema: Schema): Approach {
  const { id, time, per } = question
  const { cohort, groups } = sceneOf(question, schema)
  const event = conditionOf(question.event, schema, id)
  const unit = columnNamed(time, schema, id).unit
  const weighing = scaled(time, { schema, question: id, power: 1 })
  const followed = having(cohort, [...new Set([time, ...columnsOf(event.expression)])])
  const counts = cellsOf({ axes: [...groups, conditionAxis(event, schema)], cohort: followed, schema })
  const times = cellsOf({ axes: groups, cohort: followed, schema, weighing })
  return {
    parts: [counts, times].map((measurement) => ({ measurement, share: 0.5 })),
    answer(released) {
      const [count, sum] = [released(counts), released(times)]
      const draws = sum.errors.length / sum.values.length
      const at = (cell: number, draw?: number) => {
        const left = ({ values, errors }: typeof count, place: number) =>
          values[place]! - (draw === undefined ? 0 : errors[draw * values.length + place]!)
        const [no, yes, unknown] = [0, 1, 2].map((place) => left(count, 3 * cell + place))
        const followedTime = weighing.middle * (no! + yes! + unknown!) + weighing.half * left(sum, cell)
        return { events: yes!, time: followedTime, rate: (per * Math.max(0, yes!)) / Math.max(1e-9, followedTime) }
      }
      const cells = groupsOf(groups).flatMap((group, cell): AnswerCell[] => {
        const here = at(cell)
        const estimate = (of: 'events' | 'time' | 'rate', deviation: number): Estimate =>
          joined(here[of], {
            noise: noiseInterval(
              here[of],
              overDraws(draws, (draw) => at(cell, draw)[of]),
            ),
            sampling: normalRange(here[of], deviation),
          })
        const events = { group, measure: 'events', estimate: estimate('events', Math.sqrt(Math.max(0, here.events))) }
        const people = count.values[3 * cell]! + count.values[3 * cell + 1]!
        if (!(people >= fewestDeviations * deviationOf(count, 3 * cell) && here.time > 0))
          return [events, { group, measure: 'rate' }]
        return [
          events,
          {
            group,
            measure: 'rate',
            estimate: estimate('rate', (per * Math.sqrt(Math.max(1, here.events))) / here.time),
          },
        ]
      })
      return {
        method: 'noisy count over noisy sum of times',
        noise: Math.sqrt(count.variance),
        cells,
        per: { time: per, ...(unit !== undefined && { unit }) },
      }
    },
  }
}
