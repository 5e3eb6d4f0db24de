import { isModelled } from '../../schema.js'
import { constancies } from '../constant-columns.js'
import type { LinkedTables } from '../linked-tables.js'
import { courseTable, type FoundCourse } from './course-kind.js'
import { everyCourseKind } from './course-kinds.js'

/** Of a table whose rows were put in any order within each parent, and whose parents were shuffled: the probability that anything is found. */
export const courseAlarmRate = 1e-6

/**
 * Relations between the rows of a parent, and with the parent's columns, that 99.5 % of parents keep and that are no chance. Columns that
 * never change within a parent are not asked; of long tables only the time is. O(columns × rows), and × columns of the parent for bounds.
 */
export function findCourses(tables: LinkedTables, name: string): FoundCourse[] {
  const course = courseTable(tables, name)
  if (course === undefined) return []
  const { schema, parentSchema } = course
  const { key, parent, references = [], time, layout = 'rows' } = schema
  const links = new Set([key, parent?.column, ...references.map(({ column }) => column)])
  const lifted = new Set(
    constancies(tables, name).flatMap(({ column, parents, constant }) => (constant === parents ? [column] : [])),
  )
  const names = schema.columns.flatMap((column) => {
    if (links.has(column.name) || lifted.has(column.name) || !isModelled(column)) return []
    return layout === 'rows' || column.name === time?.column ? [column.name] : []
  })
  const bounds = parentSchema.columns.length
  const candidates = names.length * (3 + 20 + 2 * bounds)
  const logAlarm = Math.log(courseAlarmRate / Math.max(1, candidates))
  const found: FoundCourse[] = []
  for (const { type, find } of everyCourseKind) {
    // The time orders the rows: what it does from row to row says nothing.
    const asked = type === 'bound' ? names : names.filter((each) => each !== time?.column)
    found.push(...find({ ...course, names: asked, logAlarm }, found).filter(({ relation }) => !isSaid(relation, found)))
  }
  return found

  /** What follows the time rises with it, and stays where it is only by chance. */
  function isSaid({ column, type }: FoundCourse['relation'], before: readonly FoundCourse[]): boolean {
    return type !== 'bound' && before.some(({ relation }) => relation.type !== 'bound' && relation.column === column)
  }
}
