import { z } from 'zod'
import type { CourseGroup, CourseKind, CourseSearch, FoundCourse } from '../course-kind.js'
import type { CourseRelations } from '../course-relation.js'
import { isNoChance, logChoose } from '../enough.js'
import { levelsOf } from '../ranks.js'

type ConstantAfter = CourseRelations['constant-after']

/** Columns of more levels are not asked. */
const mostLevels = 20

export const constantAfter: CourseKind<'constant-after'> = {
  type: 'constant-after',
  file: z
    .strictObject({ type: z.literal('constant-after'), column: z.string().min(1), level: z.coerce.string() })
    .describe('once the column has the level, it keeps it in the rows after'),
  say: ({ column, level }) => `once ${column} is ${level}, it stays ${level}`,
  problems: (_, { own }) => (own === 'datetime' ? ['a datetime column has no levels'] : []),
  broken({ column, level }, course) {
    const cell = levelsOf(course.column(column))
    const reaching = course.groups.flatMap((group) => {
      const cells = observed(cell, group)
      const first = cells.indexOf(level)
      return first < 0 || first === cells.length - 1 ? [] : [{ group, rest: cells.slice(first) }]
    })
    return {
      of: reaching.length,
      broken: reaching.flatMap(({ group, rest }) => (rest.every((each) => each === level) ? [] : [group.parent])),
    }
  },
  find: ({ names, ...search }, found) =>
    names
      .filter((name) => !found.some(({ relation }) => relation.column === name))
      .flatMap((name) => findIn(name, { names, ...search })),
}

function findIn(name: string, { groups, column, logAlarm }: CourseSearch): FoundCourse[] {
  const cell = levelsOf(column(name))
  const all = groups.map((group) => observed(cell, group)).filter(({ length }) => length > 1)
  const levels = new Set<string>()
  for (const cells of all) {
    for (const each of cells) levels.add(each)
    if (levels.size > mostLevels) return []
  }
  const isNumber = column(name).type === 'number'
  // Of numbers, those that say yes and no.
  if (isNumber && levels.size !== 2) return []
  return [...levels].flatMap((level): FoundCourse[] => {
    const mixed = all.flatMap((cells) => {
      const count = cells.filter((each) => each === level).length
      return count === 0 || count === cells.length ? [] : [{ cells, count }]
    })
    const kept = mixed.filter(({ cells, count }) => cells.slice(-count).every((each) => each === level))
    const broken = mixed.length - kept.length
    const logChance = kept.reduce((sum, { cells, count }) => sum - logChoose(cells.length, count), 0)
    // Those who come to the level in their last row could not have left it.
    const evidence = { of: all.length, broken, telling: mixed.length, logChance }
    if (!isNoChance(evidence, logAlarm)) return []
    const relation: ConstantAfter = { type: 'constant-after', column: name, level }
    return [{ relation, kept: all.length - broken, of: all.length }]
  })
}

function observed(cell: (row: number) => string | null, { start, end }: CourseGroup): string[] {
  const cells: string[] = []
  for (let row = start; row < end; row++) {
    const each = cell(row)
    if (each !== null) cells.push(each)
  }
  return cells
}
