import { rankCorrelation } from '../../../src/math/index.js'
import { isModelled } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import { orderedCells } from '../courses/ordered-cells.js'
import type { LinkedMetric } from '../linked-metric.js'
import { linkColumns, personTable } from '../person-table.js'
import { meanError } from './column-errors.js'

const fewestPeople = 20

/** Whether what happens to people goes with who they are. */
export const parentChild: LinkedMetric = {
  id: 'fidelity.parent-child',
  title: "People's columns and their visits'",
  question: 'Does what happens to people go with who they are, as in real people?',
  reading:
    "Mean over pairs of a column of the table of people and a column below it of the absolute difference between the rank correlations of the first with each person's mean of the second, in synthetic and in unseen real people; 0 is identical. Numbers and ordered levels alone.",
  goal: 'minimise',
  range: [0, 2],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const { train, holdout, reference, synthetic, schema, rng } = context
    const people = personTable(schema)
    const links = linkColumns(people)
    const own = people.columns.filter((column) => isModelled(column) && !links.has(column.name))
    const compared = courseViews(train).flatMap((view) =>
      view.columns.flatMap((child, index) => {
        const meansOf = (tables: LinkedTables) => {
          const courses = view.of(tables)
          const cells = orderedCells(courses.columns[index]!, child)
          return cells === null ? null : personMeans(courses, cells)
        }
        const [seen, more, drawn] = [holdout, reference, synthetic].map(meansOf)
        if (!seen || !more || !drawn) return []
        return own.flatMap((parent) => {
          const cellsOf = (tables: LinkedTables) => orderedCells(tables.table(people.name).column(parent.name), parent)
          const [first, second, third] = [holdout, reference, synthetic].map(cellsOf)
          if (!first || !second || !third) return []
          const real = correlation([...first, ...second], [...seen, ...more])
          return [
            {
              table: view.table,
              name: `${parent.name} × ${child.name}`,
              real,
              synthetic: correlation([...third], [...drawn]),
            },
          ]
        })
      }),
    )
    return meanError(compared, { rng, most: 20, none: 'no pair of columns is observed in enough people' })
  },
}

/** NaN where nothing was observed. */
export function personMeans({ starts, people }: Courses, cells: Float64Array): Float64Array {
  return Float64Array.from({ length: people }, (_, person) => {
    const own = cells.subarray(starts[person]!, starts[person + 1]!).filter((cell) => !Number.isNaN(cell))
    return own.length === 0 ? Number.NaN : own.reduce((sum, cell) => sum + cell, 0) / own.length
  })
}

function correlation(first: readonly number[], second: readonly number[]): number {
  const both = first.flatMap((cell, index) =>
    Number.isNaN(cell) || Number.isNaN(second[index]) ? [] : [[cell, second[index]!] as const],
  )
  if (both.length < fewestPeople) return Number.NaN
  return rankCorrelation(
    both.map(([cell]) => cell),
    both.map(([, cell]) => cell),
  )
}
