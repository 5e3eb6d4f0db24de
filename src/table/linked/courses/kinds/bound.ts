import { z } from 'zod'
import { logChanceOfOrder, shareAbove } from '../../../relations/find/chance.js'
import { areAlike } from '../../../relations/find/sense.js'
import { isModelled, isNumberKind } from '../../../schema.js'
import type { CourseKind, CourseSearch, CourseTable, FoundCourse } from '../course-kind.js'
import type { CourseRelations } from '../course-relation.js'
import { keptShare, logChoose } from '../enough.js'
import { courseNumbers, parentNumbers } from '../numbers.js'
import { statedColumn } from '../ranks.js'

type Bound = CourseRelations['bound']

const fewestParents = 50
/** Of pairs of a parent's bound and another's rows, at least this share is out of order, of dates any: else nothing is bound. */
const leastMet = 0.05

export const bound: CourseKind<'bound'> = {
  type: 'bound',
  file: z
    .strictObject({
      type: z.literal('bound'),
      column: z.string().min(1),
      side: z.enum(['at-least', 'at-most']),
      of: z.string().min(1),
    })
    .describe("the column is never below (at-least) or above (at-most) a column of the row's parent"),
  say: ({ column, side, of }) => `${column} is never ${side === 'at-least' ? 'below' : 'above'} ${of} of its parent`,
  other: ({ of }) => of,
  problems: (_, { own, other }) => {
    if (!isNumberKind(own) || (other !== undefined && !isNumberKind(other)))
      return ['only numbers and dates are bounds']
    return other !== undefined && own !== other ? ['a date and a number have no order'] : []
  },
  broken(relation, course) {
    const extremes = extremesOf(course, relation)
    const isOut = sideOf(relation.side)
    return {
      of: extremes.length,
      broken: extremes.flatMap(({ parent, row, limit }) => (isOut(row, limit) ? [parent] : [])),
    }
  },
  find(search) {
    const { time } = search.schema
    return search.names.flatMap((name) =>
      (['at-least', 'at-most'] as const).flatMap((side) => {
        // The end of times is `until`.
        if (name === time?.column && side === 'at-most') return []
        return tightest(search, { column: name, side })
      }),
    )
  },
}

function sideOf(side: Bound['side']): (row: number, limit: number) => boolean {
  return side === 'at-least' ? (row, limit) => row < limit : (row, limit) => row > limit
}

/** By parent with both: its bound, and the one of its rows that is nearest to breaking it. */
function extremesOf(course: CourseTable, { column, side, of }: Pick<Bound, 'column' | 'side' | 'of'>) {
  const [values, limits] = [courseNumbers(course, column), parentNumbers(course, of)]
  if (values === undefined || limits === undefined) return []
  return course.groups.flatMap(({ parent, start, end }) => {
    const limit = limits.cells[parent]!
    let row = Number.NaN
    for (let at = start; at < end; at++) {
      const value = values.cells[at]!
      if (!Number.isNaN(value) && !(side === 'at-least' ? value >= row : value <= row)) row = value
    }
    return Number.isNaN(limit) || Number.isNaN(row) ? [] : [{ parent, row, limit }]
  })
}

function tightest(search: CourseSearch, { column, side }: Pick<Bound, 'column' | 'side'>): FoundCourse[] {
  const own = statedColumn(search.schema, column)
  if (own === undefined || !isNumberKind(own.kind)) return []
  const { column: time, until } = search.schema.time ?? {}
  const isTime = column === time
  const found = search.parentSchema.columns.flatMap((other) => {
    if (other.kind !== own.kind || (isTime && other.name === until) || !isModelled(other)) return []
    if (!isTime && !areAlike(own, other)) return []
    const extremes = extremesOf(search, { column, side, of: other.name })
    const isOut = sideOf(side)
    const kept = extremes.filter(({ row, limit }) => !isOut(row, limit))
    const broken = extremes.length - kept.length
    if (extremes.length < fewestParents || broken > (1 - keptShare) * extremes.length) return []
    const [rows, limits] = [kept.map(({ row }) => row), kept.map(({ limit }) => limit)].map((each) =>
      Float64Array.from(each),
    ) as [Float64Array, Float64Array]
    const [lowers, uppers] = side === 'at-least' ? [limits, rows] : [rows, limits]
    const met = shareAbove(lowers, uppers)
    if (own.kind === 'datetime' ? met === 0 : met < leastMet) return []
    if (logChanceOfOrder(lowers, uppers) + logChoose(extremes.length, broken) > search.logAlarm) return []
    const slack = uppers.reduce((sum, upper, at) => sum + upper - lowers[at]!, 0)
    const relation: Bound = { type: 'bound', column, side, of: other.name }
    return [{ slack, found: { relation, kept: kept.length, of: extremes.length } }]
  })
  const first = found.sort((a, b) => a.slack - b.slack)[0]
  return first === undefined ? [] : [first.found]
}
