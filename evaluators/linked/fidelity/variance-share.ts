import type { Courses } from '../courses/courses.js'
import { orderedCells } from '../courses/ordered-cells.js'
import { overColumns } from '../courses/over-columns.js'
import type { LinkedMetric } from '../linked-metric.js'
import { meanError } from './column-errors.js'

const fewestPeople = 20

/** How much of a column's variance lies between people. */
export const varianceShare: LinkedMetric = {
  id: 'fidelity.variance-share',
  title: 'Variance between people',
  question: 'Do synthetic people differ from each other, and from themselves over time, as much as real people?',
  reading:
    'Mean over columns (numbers and ordered levels) of the absolute difference between the intraclass correlations of synthetic and of unseen real people: the share of variance that lies between people, by one-way analysis of variance; 0 is identical.',
  goal: 'minimise',
  range: [0, 2],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const compared = overColumns(context, ({ table, schema, index, real, synthetic }) => {
      const [known, other] = [real, synthetic].map((courses) => orderedCells(courses.columns[index]!, schema))
      if (!known || !other) return []
      return [
        {
          ...{ table, name: schema.name },
          ...{ real: intraclassCorrelation(real, known), synthetic: intraclassCorrelation(synthetic, other) },
        },
      ]
    })
    return meanError(compared, { rng: context.rng, most: 20 })
  },
}

/** ICC(1): (between − within) / (between + (n₀ − 1) within), mean squares of people with an observed cell; NaN below 20 of two cells or more. */
export function intraclassCorrelation({ starts, people }: Courses, cells: Float64Array): number {
  let [groups, repeated, count, squaredCounts, total] = [0, 0, 0, 0, 0]
  const own = Array.from({ length: people }, (_, person) =>
    cells.subarray(starts[person]!, starts[person + 1]!).filter((cell) => !Number.isNaN(cell)),
  ).filter(({ length }) => length > 0)
  for (const group of own) {
    groups += 1
    repeated += group.length > 1 ? 1 : 0
    count += group.length
    squaredCounts += group.length ** 2
    for (const cell of group) total += cell
  }
  if (repeated < fewestPeople || count === groups) return Number.NaN
  const grand = total / count
  let [between, within] = [0, 0]
  for (const group of own) {
    const mean = group.reduce((sum, cell) => sum + cell, 0) / group.length
    between += group.length * (mean - grand) ** 2
    for (const cell of group) within += (cell - mean) ** 2
  }
  const [meanBetween, meanWithin] = [between / (groups - 1), within / (count - groups)]
  const typicalCount = (count - squaredCounts / count) / (groups - 1)
  return (meanBetween - meanWithin) / (meanBetween + (typicalCount - 1) * meanWithin)
}
