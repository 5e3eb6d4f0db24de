import { rankCorrelation } from '../../../src/math/index.js'
import { consecutiveCells } from '../courses/consecutive.js'
import type { Courses } from '../courses/courses.js'
import { orderedCells } from '../courses/ordered-cells.js'
import { overColumns } from '../courses/over-columns.js'
import type { LinkedMetric } from '../linked-metric.js'
import { meanError } from './column-errors.js'

const fewestPairs = 20

/** How much of a value is left at the next one. */
export const autocorrelation: LinkedMetric = {
  id: 'fidelity.autocorrelation',
  title: 'What is left of a value at the next one',
  question: "Do a person's values follow from the ones before as much as in real people?",
  reading:
    'Mean over columns (numbers and ordered levels) of the absolute difference between the rank correlations of consecutive observed values in synthetic and in unseen real people; 0 is identical. It sees one step at a time.',
  goal: 'minimise',
  range: [0, 2],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const compared = overColumns(context, ({ table, schema, index, real, synthetic }) => {
      const correlation = (courses: Courses) => {
        const cells = orderedCells(courses.columns[index]!, schema)
        if (cells === null) return null
        const { before, after } = consecutiveCells(courses, cells)
        return before.length < fewestPairs ? Number.NaN : rankCorrelation(before, after)
      }
      const known = correlation(real)
      return known === null
        ? []
        : [{ table, name: schema.name, real: known, synthetic: correlation(synthetic) ?? Number.NaN }]
    })
    return meanError(compared, { rng: context.rng, most: 20 })
  },
}
