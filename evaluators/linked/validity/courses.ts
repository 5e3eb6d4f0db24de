import { wilsonInterval } from '../../../src/math/index.js'
import {
  type BrokenCourses,
  courseKindOf,
  courseTable,
  courseText,
  type LinkedTables,
} from '../../../src/table/linked/index.js'
import type { LinkedMetric } from '../linked-metric.js'

/** Relations across rows that the schema states, and whoever breaks them. */
export const courses: LinkedMetric = {
  id: 'validity.courses',
  title: 'Relations from row to row',
  question: 'Do people keep what the schema says of their rows, one after the other?',
  reading:
    'Share of people (or other parents of rows), over all relations that the schema states from row to row or between a row and its parent, whose rows break one: a stage that falls, an age that does not follow the time, a visit before entry. It should be what real people show, which is 0 where every real person keeps them.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const stated = schema.tables.flatMap(({ name, courses = [] }) => courses.map((relation) => ({ name, relation })))
    if (stated.length === 0)
      return { status: 'skipped', reason: 'the schema states no relation from row to row', nothingToTest: true }
    const told = stated.map(({ name, relation }) => {
      const [own, real] = [synthetic, train].map((tables) => brokenIn(tables, name, relation)) as [
        BrokenCourses,
        BrokenCourses,
      ]
      return { name, relation: courseText(relation), people: own.of, broken: own.broken.length, real: shareOf(real) }
    })
    const trials = told.reduce((sum, { people }) => sum + people, 0)
    if (trials === 0) return { status: 'skipped', reason: 'nobody has rows to ask' }
    const broken = told.reduce((sum, each) => sum + each.broken, 0)
    return {
      status: 'ok',
      value: broken / trials,
      interval: broken === 0 ? [0, 0] : wilsonInterval({ successes: broken, trials }),
      detail: { relations: told },
    }
  },
}

function brokenIn(tables: LinkedTables, name: string, relation: Parameters<typeof courseText>[0]): BrokenCourses {
  const course = courseTable(tables, name)
  return course === undefined ? { of: 0, broken: [] } : courseKindOf(relation).broken(relation, course)
}

function shareOf({ of, broken }: BrokenCourses): number {
  return of === 0 ? 0 : broken.length / of
}
