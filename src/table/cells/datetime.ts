import { datePattern } from './date-pattern.js'

/** `date`, `datetime` (both ISO 8601), or a pattern of `datePattern`. */
export type DateFormat = string

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?)?$/

/**
 * Milliseconds since 1970-01-01T00:00Z of an ISO date (`2024-02-29`) or datetime (`2024-02-29T12:30:00Z`, also with a
 * space or an offset); NaN for anything else, days that do not exist included. A time without offset is UTC.
 */
export function parseDatetime(text: string): number {
  const match = isoPattern.exec(text)
  if (match === null) return Number.NaN
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset = 'Z'] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN
  const midnight = dateOf(Number(year), Number(month), Number(day))
  const time = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000
  return midnight + time + Math.floor(Number(`0.${fraction}`) * 1000) - offsetMilliseconds(offset)
}

/** Midnight UTC of a day, or NaN when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : Number.NaN
}

/** `2024-02-29` or `2024-02-29T12:30:00Z` (parts of a second are dropped), or as a pattern says. */
export function formatDatetime(milliseconds: number, format: DateFormat = 'date'): string {
  if (format !== 'date' && format !== 'datetime') return datePattern(format).write(milliseconds)
  const iso = new Date(milliseconds).toISOString()
  const [date = '', time = ''] = iso.split('T')
  return format === 'date' ? date : `${date}T${time.slice(0, 8)}Z`
}

/** The smallest difference that a format can write, in milliseconds. */
export function finestOf(format: DateFormat = 'date'): number {
  if (format === 'date' || format === 'datetime') return format === 'date' ? 86_400_000 : 1000
  return datePattern(format).finest
}

/** What cells of a format hold: a day, a moment, or a time of any day. */
export function partsOfFormat(format: DateFormat = 'date'): 'date' | 'datetime' | 'time' {
  if (format === 'date' || format === 'datetime') return format
  const { hasDate, hasTime } = datePattern(format)
  return hasDate ? (hasTime ? 'datetime' : 'date') : 'time'
}

/** False for a format of months alone (`MM/YYYY`), true for days, moments and times of any day. */
export function namesDay(format: DateFormat = 'date'): boolean {
  if (format === 'date' || format === 'datetime') return true
  const { hasDate, hasDay } = datePattern(format)
  return hasDay || !hasDate
}

function offsetMilliseconds(offset: string): number {
  if (offset === 'Z') return 0
  const sign = offset.startsWith('-') ? -1 : 1
  const digits = offset.replace(/\D/g, '')
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000
}

/** A time of any day in ISO 8601, as typed files have it whatever the column's notation. */
function parseTime(text: string): number {
  return /^\d{2}:/.test(text) ? parseDatetime(`1970-01-01T${text}`) : Number.NaN
}

/** How a datetime column's texts are read: epoch milliseconds, or NaN. ISO 8601 is read whatever the column's notation. */
export function datetimeReader({ format = 'date' }: { readonly format?: DateFormat }): (text: string) => number {
  if (format === 'date' || format === 'datetime') return parseDatetime
  const { read, hasDate } = datePattern(format)
  const otherwise = hasDate ? parseDatetime : parseTime
  return (text) => {
    const own = read(text)
    return Number.isNaN(own) ? otherwise(text) : own
  }
}

/** How a datetime column's values are written. */
export function datetimeWriter({ format }: { readonly format?: DateFormat }): (milliseconds: number) => string {
  return (milliseconds) => formatDatetime(milliseconds, format)
}
