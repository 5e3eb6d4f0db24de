import { datePattern } from '../cells/date-pattern.js'
import { partsOfFormat } from '../cells/datetime.js'
import type { ColumnSchema } from '../schema.js'
import type { DateHints, DateReadings } from './date-hints.js'
import { isDayFirst, shapeOfDate } from './date-order.js'
import type { TextProfile } from './text-profile.js'

interface SeenColumn {
  readonly schema: ColumnSchema
  readonly profile: TextProfile
  readonly readings?: DateReadings | undefined
}

/** What columns that were looked at once tell of the others; shapes on which columns disagree tell nothing. */
export function dateHints(columns: readonly SeenColumn[], told: string | undefined): DateHints {
  const settled = columns.flatMap(({ schema: { name, kind, format = 'date' }, readings }) => {
    const dayFirst = kind === 'datetime' && readings === undefined ? isDayFirst(format) : undefined
    return dayFirst === undefined ? [] : [{ column: name, shape: shapeOfDate(format), isDayFirst: dayFirst }]
  })
  const agreed = settled.filter(
    ({ shape, isDayFirst }) => !settled.some((other) => other.shape === shape && other.isDayFirst !== isDayFirst),
  )
  const years = columns.flatMap(lastYearOf)
  const toldDayFirst = told === undefined ? undefined : isDayFirst(told)
  return {
    settled: agreed,
    ...(toldDayFirst !== undefined && { toldDayFirst }),
    ...(years.length > 0 && { lastYear: Math.max(...years) }),
  }
}

/** Of the cells but the last hundredth: one odd year decides nothing. */
const counted = 0.99

function lastYearOf({ schema: { kind, format = 'date' }, profile }: SeenColumn): number[] {
  if (kind !== 'datetime' || partsOfFormat(format) === 'time') return []
  const digits = /(?<!\d)\d{4}(?!\d)|^\d{4}/
  if (format !== 'date' && format !== 'datetime' && !format.includes('YYYY')) return []
  const years = profile.texts.flatMap((text) => {
    if (format === 'date' || format === 'datetime') return [Number(digits.exec(text)?.[0])]
    return [new Date(datePattern(format).read(text)).getUTCFullYear()]
  })
  const known = years.filter((year) => Number.isFinite(year)).sort((a, b) => a - b)
  const last = known[Math.floor(counted * (known.length - 1))]
  return last === undefined ? [] : [last]
}
