import { concatTables, Table } from '../../../src/table/index.js'
import { remembered } from '../../remembered.js'
import type { LinkedContext } from '../linked-metric.js'
import type { CourseView } from './course-views.js'
import type { Courses } from './courses.js'

/** The courses of all unseen real people: holdout and reference together. */
export function unseenCourses({ holdout, reference, train }: LinkedContext, view: CourseView): Courses {
  return remembered([train, holdout, reference], `unseen courses of ${view.table}`, () =>
    joined([view.of(holdout), view.of(reference)]),
  )
}

function joined(groups: readonly Courses[]): Courses {
  const people = groups.reduce((sum, group) => sum + group.people, 0)
  const starts = new Int32Array(people + 1)
  let [person, rows] = [0, 0]
  for (const group of groups) {
    for (let own = 0; own < group.people; own++) starts[++person] = rows + group.starts[own + 1]!
    rows += group.starts[group.people]!
  }
  const times = groups.some((group) => group.times === null)
    ? null
    : Float64Array.from(groups.flatMap((group) => Array.from(group.times!)))
  const tables = groups.map((group) => Table.of(group.columns, group.starts[group.people]!))
  return { people, starts, times, columns: concatTables(tables).columns }
}
