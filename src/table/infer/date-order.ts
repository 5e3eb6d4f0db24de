import { datePattern } from '../cells/date-pattern.js'
import type { DateHints } from './date-hints.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** Whether the day stands before the month; undefined where there is no choice: a month's name, the year first, a time. */
export function isDayFirst(pattern: string): boolean | undefined {
  const date = /^(?:(DD?)([-/. ]?)MM?|(MM?)([-/. ]?)DD?)\2\4YY/.exec(pattern)
  return date === null ? undefined : date[1] !== undefined
}

/** The pattern with day and month the other way round. */
export function swapped(pattern: string): string {
  return pattern.replace(/^(DD?|MM?)([-/. ]?)(DD?|MM?)/, '$3$2$1')
}

/** Notations that differ in the order of day and month, or in padding, have one shape. */
export function shapeOfDate(pattern: string): string {
  const [date = ''] = /^[^hHT]*?YY(?:YY)?/.exec(pattern) ?? []
  return date.replace(/DD?|MM?/g, 'x')
}

/** What the rows say: `day before month: 213 rows have a first number above 12`. */
export function orderEvidence(pattern: string, profile: TextProfile): string {
  const dayFirst = isDayFirst(pattern)
  if (dayFirst === undefined) return ''
  const [own, other] = [datePattern(pattern), datePattern(swapped(pattern))]
  const rows = profile.counts.reduce((sum, count, at) => {
    const text = (profile.texts[at] ?? '').trim()
    return sum + (Number.isFinite(own.read(text)) && Number.isNaN(other.read(text)) ? count : 0)
  }, 0)
  if (rows === 0) return ''
  const [words, place] = dayFirst ? ['day before month', 'first'] : ['month before day', 'second']
  return `${words}: ${rows} ${rows === 1 ? 'row has' : 'rows have'} a ${place} number above 12`
}

/** Rows of one day of the month, and years, that tell a list of months from the days of one month. */
const leastSameDay = 12
const firstOrMiddle = [1, 15]

/**
 * Which of two readings of every cell is right, by what else there is: what a person said, a day that never changes, other
 * columns, dots, a clock of twelve hours, the table's decimal commas. Undefined where nothing tells.
 */
export function settleOrder(
  dayFirst: string,
  profile: TextProfile,
  hints: DateHints & { readonly decimal?: string; readonly delimiter?: string },
): { readonly isDayFirst: boolean; readonly why: string } | undefined {
  const settled = (isDayFirst: boolean, why: string) => ({
    isDayFirst,
    why: `${isDayFirst ? 'day before month' : 'month before day'}: ${why}`,
  })
  if (hints.toldDayFirst !== undefined) return settled(hints.toldDayFirst, 'as told')
  const shape = shapeOfDate(dayFirst)
  const same = hints.settled?.find((each) => each.shape === shape)
  if (same !== undefined) return settled(same.isDayFirst, `as in column ${same.column}`)
  const steady = steadyPart(profile)
  if (steady !== undefined)
    return settled(steady === 'first', `the ${steady} number is the same in every row, of several years`)
  const like = hints.settled?.[0]
  if (like !== undefined && hints.settled?.every((each) => each.isDayFirst === like.isDayFirst))
    return settled(like.isDayFirst, `as in column ${like.column}`)
  // Seen alone: the rest of the table is looked at next.
  if (hints.settled === undefined) return undefined
  if (/A$/i.test(dayFirst)) return settled(false, 'with a clock of twelve hours')
  if (/^D+\./.test(dayFirst)) return settled(true, 'so it is where dots stand between them')
  if (hints.decimal === ',') return settled(true, 'as in tables with decimal commas')
  if (hints.delimiter === ';') return settled(true, "as in tables with a semicolon between the file's cells")
  return undefined
}

/** Whether one of the first two numbers is the first or the middle of the month in every row of several years. */
function steadyPart(profile: TextProfile): 'first' | 'second' | undefined {
  if (profile.texts.length < leastSameDay) return undefined
  const numbers = profile.texts.map((text) => (text.match(/\d+/g) ?? []).map(Number))
  if (new Set(numbers.map(([, , year]) => year)).size < 2) return undefined
  const isSteady = (at: 0 | 1) => {
    const [value] = numbers.map((each) => each[at])
    return firstOrMiddle.includes(value ?? 0) && numbers.every((each) => each[at] === value)
  }
  const [first, second] = [isSteady(0), isSteady(1)]
  if (first === second) return undefined
  return first ? 'first' : 'second'
}

/** Whether swapping day and month reads as many rows. */
export function isUndecided(pattern: string, profile: TextProfile): boolean {
  if (isDayFirst(pattern) === undefined) return false
  const [own, other] = [datePattern(pattern), datePattern(swapped(pattern))]
  const shareRead = ({ read }: typeof own) => shareOfRows(profile, (text) => Number.isFinite(read(text.trim())))
  return shareRead(own) === shareRead(other)
}
