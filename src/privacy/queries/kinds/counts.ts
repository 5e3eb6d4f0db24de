import type { Schema } from '../../../table/index.js'
import { axisOf } from '../axis.js'
import { columnNamed, declaredBounds, refused } from '../domain.js'
import { estimateOf } from '../interval.js'
import { cellsOf } from '../measurement.js'
import type { Grouping, Question } from '../question.js'
import { type Approach, deviationOf, groupsOf, type QuestionOf, sceneOf } from './kind.js'

const usualBins = 10

/** Counts of people: in all, by groups, by bands of a number, by the cells of a table. One table of counts with noise. */
export function countApproach(question: QuestionOf<'count' | 'histogram' | 'table'>, schema: Schema): Approach {
  const { cohort, groups } = sceneOf(question, schema)
  const axes = [...groups, ...divisionsOf(question, schema).map((each) => axisOf(each, schema, question.id))]
  const measurement = cellsOf({ axes, cohort, schema })
  return {
    parts: [{ measurement, share: 1 }],
    answer(released) {
      const counts = released(measurement)
      return {
        method: 'noisy counts',
        noise: Math.sqrt(counts.variance),
        cells: groupsOf(axes).map((group, cell) => {
          const value = counts.values[cell]!
          return {
            group,
            measure: 'count',
            estimate: estimateOf(value, {
              noise: deviationOf(counts, cell),
              sampling: Math.sqrt(Math.max(0, value)),
            }),
          }
        }),
      }
    },
  }
}

function divisionsOf(question: Question, schema: Schema): readonly Grouping[] {
  if (question.ask === 'table') return question.of
  if (question.ask !== 'histogram') return []
  const { of: name, edges, bins = usualBins, id } = question
  const column = columnNamed(name, schema, id)
  if (edges !== undefined) return [{ column: name, edges }]
  if (column.levels !== undefined) return [{ column: name }]
  const { min, max } = declaredBounds(column, id)
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 500))
    throw refused('bins must be a whole number from 1 to 500', { column, question: id })
  return [{ column: name, edges: Array.from({ length: bins + 1 }, (_, at) => min + ((max - min) * at) / bins) }]
}
