import type { LinkedSchema } from '../../src/table/linked/index.js'
import type { ChainTable } from './chain-tree.js'
import type { HiddenCourse, Strand } from './course.js'
import { chainTable } from './parameters.js'

/** A strand of a fitted model, and where it stands. */
export interface PlacedStrand {
  /** Number of its course. */
  readonly course: number
  readonly strand: Strand
  readonly columns: HiddenCourse['columns']
  readonly table: ChainTable
}

/** All strands ready to reckon with, in the order of the courses; each knows the number of the one it hangs on. */
export function placedStrands(courses: readonly HiddenCourse[], schema: LinkedSchema): PlacedStrand[] {
  const firsts = courses.map((_, course) =>
    courses.slice(0, course).reduce((sum, { strands }) => sum + strands.length, 0),
  )
  return courses.flatMap((course, index) => {
    const { parent } = schema.tables.find(({ name }) => name === course.table)!
    const above = courses.findIndex(({ table }) => table === parent!.table)
    return course.strands.map((strand) => ({
      course: index,
      strand,
      columns: course.columns,
      table: chainTable(strand, above < 0 ? -1 : firsts[above]!),
    }))
  })
}
