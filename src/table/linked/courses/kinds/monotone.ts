import { z } from 'zod'
import { logGamma } from '../../../../math/index.js'
import type { BrokenCourses, CourseGroup, CourseKind, CourseSearch, FoundCourse } from '../course-kind.js'
import type { CourseRelations } from '../course-relation.js'
import { isNoChance } from '../enough.js'
import { ranksOf, statedColumn } from '../ranks.js'

type Monotone = CourseRelations['monotone']

export const monotone: CourseKind<'monotone'> = {
  type: 'monotone',
  file: z
    .strictObject({
      type: z.literal('monotone'),
      column: z.string().min(1),
      direction: z.enum(['rises', 'falls']).default('rises'),
    })
    .describe('from row to row of a parent the column never falls (or never rises)'),
  say: ({ column, direction }) => `${column} never ${direction === 'rises' ? 'falls' : 'rises'} from row to row`,
  problems: (_, { own }) =>
    own === 'numeric' || own === 'datetime' || own === 'ordinal' ? [] : [`a ${own} column has no order`],
  broken(relation, course): BrokenCourses {
    const ranks = ranksOf(course.column(relation.column), statedColumn(course.schema, relation.column))
    if (ranks === undefined) return { of: 0, broken: [] }
    const seen = course.groups.map((group) => ({ group, cells: observed(ranks, group) })).filter(isLong)
    return {
      of: seen.length,
      broken: seen.flatMap(({ group, cells }) => (isInOrder(cells, relation.direction) ? [] : [group.parent])),
    }
  },
  find: ({ names, ...search }) => names.flatMap((name) => findIn(name, { names, ...search })),
}

function findIn(name: string, { schema, groups, column, logAlarm }: CourseSearch): FoundCourse[] {
  const ranks = ranksOf(column(name), statedColumn(schema, name))
  if (ranks === undefined || differentOf(ranks) < 3) return []
  const all = groups.map((group) => observed(ranks, group)).filter(({ length }) => length > 1)
  const changing = all.filter((cells) => cells.some((cell) => cell !== cells[0]))
  return (['rises', 'falls'] as const).flatMap((direction): FoundCourse[] => {
    const kept = changing.filter((cells) => isInOrder(cells, direction))
    const broken = changing.length - kept.length
    const logChance = kept.reduce((sum, cells) => sum + logChanceOfOrder(cells), 0)
    const evidence = { of: all.length, broken, telling: changing.length, logChance }
    if (!isNoChance(evidence, logAlarm)) return []
    const relation: Monotone = { type: 'monotone', column: name, direction }
    return [{ relation, kept: all.length - broken, of: all.length }]
  })
}

function isLong({ cells }: { readonly group: CourseGroup; readonly cells: readonly number[] }): boolean {
  return cells.length > 1
}

function observed(ranks: Float64Array, { start, end }: CourseGroup): number[] {
  return Array.from(ranks.subarray(start, end)).filter((rank) => !Number.isNaN(rank))
}

function isInOrder(cells: readonly number[], direction: Monotone['direction']): boolean {
  return cells.every(
    (cell, at) => at === 0 || (direction === 'rises' ? cell >= cells[at - 1]! : cell <= cells[at - 1]!),
  )
}

/** How probable it is that cells in any order are in order: Π mⱼ! / n!, of the numbers mⱼ of equal ones. */
function logChanceOfOrder(cells: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + logGamma(count + 1), 0) - logGamma(cells.length + 1)
}

/** Columns of two values are for `constant-after`. */
function differentOf(ranks: Float64Array): number {
  const seen = new Set<number>()
  for (const rank of ranks) {
    if (!Number.isNaN(rank)) seen.add(rank)
    if (seen.size > 2) break
  }
  return seen.size
}
