import type { LinkedTables } from '../../src/table/linked/index.js'
import { cellsOf, tableRoles } from '../linked-rows/index.js'
import { upward } from './chain-tree.js'
import { placedStrands } from './course-table.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { knownRows } from './known-rows.js'
import { peopleNats } from './people-tree.js'

/**
 * Nats per person: of their row in the table of people and of all rows that hang on it, classes and hidden states summed out.
 * −∞ for what was never seen. The limit on times is left out.
 */
export function peopleLogLikelihood(fitted: HiddenCourseModel, tables: LinkedTables): Float64Array {
  const { schema, people: tree, courses } = fitted
  const { rows, courseRows, kept, beside } = knownRows(fitted, tables)
  const { name } = tableRoles(schema).people
  const { table } = cellsOf(tables, name, { schema, kept: kept.get(name)!, below: kept })
  const strands = placedStrands(courses, schema).map((placed) => placed.table)
  const { nats: ofStrands } = upward(strands, rows)
  const classes = ofStrands.filter((_, strand) => strands[strand]!.above < 0)
  const nats = peopleNats(tree, table, classes)
  courseRows.forEach(({ layout }, course) => {
    beside[course]!.forEach((own, row) => {
      nats[layout.personOf[row]!]! += own
    })
  })
  return nats
}
