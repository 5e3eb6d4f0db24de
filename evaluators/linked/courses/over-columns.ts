import type { ColumnSchema } from '../../../src/table/index.js'
import type { LinkedContext } from '../linked-metric.js'
import { courseViews } from './course-views.js'
import type { Courses } from './courses.js'
import { unseenCourses } from './unseen-courses.js'

/** A column of a child table on the rows of unseen people and of synthetic ones; `index` is its place in both. */
export interface CourseColumn {
  readonly table: string
  readonly schema: ColumnSchema
  readonly index: number
  readonly real: Courses
  readonly synthetic: Courses
}

/** What `compare` makes of every column of the child tables. */
export function overColumns<Compared>(
  context: LinkedContext,
  compare: (column: CourseColumn) => readonly Compared[],
): Compared[] {
  return courseViews(context.train).flatMap((view) => {
    const [real, synthetic] = [unseenCourses(context, view), view.of(context.synthetic)]
    return view.columns.flatMap((schema, index) => compare({ table: view.table, schema, index, real, synthetic }))
  })
}
