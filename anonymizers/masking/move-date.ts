import { datetimeReader, datetimeWriter } from '../../src/table/index.js'

const day = 86_400_000

/** What became of a date: its text moved; `partial` where no day was told, so that the interval is only about right. */
export interface MovedDate {
  readonly text: string
  readonly partial: boolean
}

/**
 * A date moved by whole days, everything else of the text as it was: clock, offset, parts of a second. Known without a format:
 * YYYY-MM-DD and YYYYMMDD with whatever follows after T or a blank, YYYY-MM and YYYY (whose middle day moves and is cut again).
 * Undefined for what is no date of the calendar.
 */
export function moveDate(text: string, days: number, format?: string): MovedDate | undefined {
  if (format !== undefined && format !== 'date' && format !== 'datetime') {
    const moment = datetimeReader({ format })(text)
    return Number.isNaN(moment) ? undefined : { text: datetimeWriter({ format })(moment + days * day), partial: false }
  }
  if (text.length >= 10 && text[4] === '-' && text[7] === '-') {
    const [year, month, date] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
    if (!isRest(text, 10)) return undefined
    const moved = movedDays(year, month, date, days)
    return moved === undefined ? undefined : { text: isoOf(moved) + text.slice(10), partial: false }
  }
  if (/^\d{8}(?!\d)|^\d{8}\d{4,6}(?!\d)/.test(text)) {
    const moved = movedDays(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8), days)
    return moved === undefined ? undefined : { text: isoOf(moved).replaceAll('-', '') + text.slice(8), partial: false }
  }
  const [, year = '', month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? []
  if (year === '') return undefined
  const moved = movedDays(Number(year), month === undefined ? 7 : Number(month), month === undefined ? 1 : 15, days)
  return moved === undefined ? undefined : { text: isoOf(moved).slice(0, text.length), partial: true }
}

function isRest(text: string, at: number): boolean {
  return text.length === at || text[at] === 'T' || text[at] === ' '
}

function digits(text: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = 10 * value + digit
  }
  return value
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970-01-01 after the move; undefined for a day that does not exist, or years beyond four digits. */
function movedDays(year: number, month: number, date: number, days: number): number | undefined {
  if (!(month >= 1 && month <= 12 && date >= 1 && year >= 0)) return undefined
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (date > lengths[month - 1]! + (month === 2 && isLeap ? 1 : 0)) return undefined
  const moved = dayNumber(year, month, date) + days
  return moved < -719_528 || moved > 2_932_896 ? undefined : moved
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar; years begin in March, so that a leap day is the last. */
function dayNumber(year: number, month: number, date: number): number {
  const own = month > 2 ? year : year - 1
  const era = Math.floor(own / 400)
  const inEra = own - era * 400
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719_468
}

/** The inverse, as YYYY-MM-DD. */
function isoOf(days: number): string {
  const from = days + 719_468
  const era = Math.floor(from / 146_097)
  const inEra = from - era * 146_097
  const years = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const place = Math.floor((5 * inYear + 2) / 153)
  const date = inYear - Math.floor((153 * place + 2) / 5) + 1
  const month = place < 10 ? place + 3 : place - 9
  const year = years + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}
