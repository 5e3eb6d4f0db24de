import { z } from 'zod'
import { isNumberKind } from '../../../schema.js'
import type { CourseGroup, CourseKind, CourseSearch, CourseTable, FoundCourse } from '../course-kind.js'
import type { CourseRelations } from '../course-relation.js'
import { isNoChance } from '../enough.js'
import { type CourseNumbers, courseNumbers } from '../numbers.js'

type Increment = CourseRelations['increment']

/** Units of time in others: days in weeks, months and years, and the other way round. */
const usual = [1, 7, 30, 30.4375, 365, 365.25, 12, 24, 60].flatMap((each) => [each, 1 / each])
const nearUsual = 0.03
/** Steps that time moves a parent's values by at least, to tell: two or three rounded values lie near some line by themselves. */
const leastMoved = 3

export const increment: CourseKind<'increment'> = {
  type: 'increment',
  file: z
    .strictObject({
      type: z.literal('increment'),
      column: z.string().min(1),
      per: z.number().refine((per) => per !== 0, 'is 0'),
    })
    .describe('the column follows the time: 1 more in every so many of its units (days, for dates), below 0 one less'),
  say: ({ column, per }) => `${column} grows by 1 in ${per} of time`,
  problems: (_, { own, hasTime }) => [
    ...(isNumberKind(own) ? [] : [`a ${own} column does not follow time`]),
    ...(hasTime ? [] : ['the table has no time']),
  ],
  broken({ column, per }, course) {
    const pair = pairOf(course, column)
    if (pair === undefined) return { of: 0, broken: [] }
    const able = course.groups.filter((group) => rowsOf(pair, group).length > 1)
    return {
      of: able.length,
      broken: able.flatMap((group) => (spreadOf(pair, group, per) <= pair.tolerance ? [] : [group.parent])),
    }
  },
  find: ({ names, ...search }) => names.flatMap((name) => findIn(name, { names, ...search })),
}

interface Pair {
  readonly values: CourseNumbers
  readonly times: CourseNumbers
  /** A step of the column, and what reckoning adds. */
  readonly tolerance: number
}

function pairOf(course: CourseTable, column: string): Pair | undefined {
  const { time } = course.schema
  const [values, times] = [courseNumbers(course, column), time && courseNumbers(course, time.column)]
  if (values === undefined || times === undefined || time?.column === column) return undefined
  let largest = 0
  for (const value of values.cells) if (Math.abs(value) > largest) largest = Math.abs(value)
  return { values, times, tolerance: values.step * (1 + 1e-6) + 1e-9 * largest }
}

function findIn(name: string, search: CourseSearch): FoundCourse[] {
  const pair = pairOf(search, name)
  if (pair === undefined) return []
  const able = search.groups.filter((group) => rowsOf(pair, group).length > 1)
  const slope = slopeOf(pair, able)
  if (slope === 0 || !Number.isFinite(slope)) return []
  const candidates = [...usual, ...usual.map((each) => -each)].filter(
    (per) => Math.abs(per * slope - 1) < nearUsual || Math.abs(per - 1 / slope) < 1e-9,
  )
  for (const per of [...candidates, Number((1 / slope).toPrecision(6))]) {
    let [telling, broken, logChance] = [0, 0, 0]
    for (const group of able) {
      const moved = movedOf(pair, group, per) / pair.tolerance
      const isKept = spreadOf(pair, group, per) <= pair.tolerance
      if (!isKept) broken++
      if (moved < leastMoved) continue
      telling++
      // A value drawn without regard to time lies as near to the line with the tolerance's share of the way.
      if (isKept) logChance -= Math.log(moved)
    }
    if (!isNoChance({ of: able.length, broken, telling, logChance }, search.logAlarm)) continue
    const relation: Increment = { type: 'increment', column: name, per }
    return [{ relation, kept: able.length - broken, of: able.length }]
  }
  return []
}

function rowsOf({ values, times }: Pair, { start, end }: CourseGroup): number[] {
  const rows: number[] = []
  for (let row = start; row < end; row++)
    if (!Number.isNaN(values.cells[row]!) && !Number.isNaN(times.cells[row]!)) rows.push(row)
  return rows
}

/** Least squares of the changes since each parent's first row on the time since. */
function slopeOf(pair: Pair, groups: readonly CourseGroup[]): number {
  let [product, square] = [0, 0]
  for (const group of groups) {
    const rows = rowsOf(pair, group)
    const { values, times } = pair
    for (const row of rows.slice(1)) {
      const since = times.cells[row]! - times.cells[rows[0]!]!
      product += since * (values.cells[row]! - values.cells[rows[0]!]!)
      square += since * since
    }
  }
  return square === 0 ? 0 : product / square
}

/** How far a parent's values lie apart once time is taken off. */
function spreadOf(pair: Pair, group: CourseGroup, per: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rowsOf(pair, group)) {
    const start = pair.values.cells[row]! - pair.times.cells[row]! / per
    low = Math.min(low, start)
    high = Math.max(high, start)
  }
  return high - low
}

/** How far time alone moves a parent's values. */
function movedOf(pair: Pair, group: CourseGroup, per: number): number {
  const times = rowsOf(pair, group).map((row) => pair.times.cells[row]!)
  return Math.abs((Math.max(...times) - Math.min(...times)) / per)
}
