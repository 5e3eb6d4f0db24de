import { type MonthStyle, monthOf, monthStyles } from './month-names.js'

/** A notation of dates or times, compiled from a pattern such as `DD/MM/YYYY HH:mm`. */
export interface DatePattern {
  readonly hasDate: boolean
  readonly hasTime: boolean
  /** False for months alone, which are read as their first day, and for times. */
  readonly hasDay: boolean
  /** The smallest difference it can write, in milliseconds. */
  readonly finest: number
  /** Milliseconds since 1970-01-01T00:00Z (of that day, for times alone); NaN for a text in another notation. */
  read(text: string): number
  write(milliseconds: number): string
}

interface Moment {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

interface Token {
  readonly expression: string
  readonly finest: number
  take(text: string, moment: Moment): void
  write(moment: Moment): string
}

const day = 86_400_000
const pad = (value: number, width: number) => String(value).padStart(width, '0')

function numberToken(
  expression: string,
  { part, finest, write }: { part: keyof Moment; finest: number; write: (value: number) => string },
): Token {
  return {
    expression,
    finest,
    take: (text, moment) => {
      moment[part] = Number(text)
    },
    write: (moment) => write(moment[part]),
  }
}

const tokens: Readonly<Record<string, Token>> = {
  YYYY: numberToken('\\d{4}', { part: 'year', finest: 365 * day, write: (value) => pad(value, 4) }),
  MM: numberToken('\\d{2}', { part: 'month', finest: day, write: (value) => pad(value, 2) }),
  M: numberToken('\\d{1,2}', { part: 'month', finest: day, write: String }),
  DD: numberToken('\\d{2}', { part: 'day', finest: day, write: (value) => pad(value, 2) }),
  D: numberToken('\\d{1,2}', { part: 'day', finest: day, write: String }),
  HH: numberToken('\\d{2}', { part: 'hour', finest: 3_600_000, write: (value) => pad(value, 2) }),
  H: numberToken('\\d{1,2}', { part: 'hour', finest: 3_600_000, write: String }),
  hh: numberToken('\\d{2}', { part: 'hour', finest: 3_600_000, write: (value) => pad(twelve(value), 2) }),
  h: numberToken('\\d{1,2}', { part: 'hour', finest: 3_600_000, write: (value) => String(twelve(value)) }),
  mm: numberToken('\\d{2}', { part: 'minute', finest: 60_000, write: (value) => pad(value, 2) }),
  ss: numberToken('\\d{2}', { part: 'second', finest: 1000, write: (value) => pad(value, 2) }),
}

const january = monthStyles.map(({ january }) => january.replace('.', '\\.')).sort((a, b) => b.length - a.length)
const scanner = new RegExp(
  `\\[[^\\]]*\\]|YYYY|YY(?:\\(\\d{4}\\))?|MM|M(?!on)|Mon|${january.join('|')}|DD|D|HH|H|hh|h|mm|ss|S{1,9}|[Aa]|[^]`,
  'g',
)
const compiled = new Map<string, DatePattern>()

/**
 * The notation of a pattern: YYYY, YY (1950 to 2049; `YY(1920)` starts the century in 1920), MM or M, DD or D, a month's name
 * as it writes January (`Jan`, `JAN`, `janv.`, `janvier`; `Mon` is `Jan`), HH or H, hh or h with A (AM, PM), mm, ss, S to
 * SSSSSSSSS for parts of a second; every other character is itself, and so is what stands in square brackets. Read and written strictly: days that do not exist are NaN.
 */
export function datePattern(pattern: string): DatePattern {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const fresh = compile(pattern)
  compiled.set(pattern, fresh)
  return fresh
}

/** Why a text is no pattern, or undefined when it is one. */
export function patternProblem(pattern: string): string | undefined {
  const parts = partsOf(pattern)
  const has = (...names: string[]) => parts.some(({ name }) => names.includes(name))
  if (!parts.some(({ token }) => token !== undefined)) return 'names no part of a date (for example DD/MM/YYYY)'
  const hasDate = has('YYYY', 'YY')
  if (hasDate && !has('MM', 'M', 'month')) return 'has a year but no month'
  if (!hasDate && !has('HH', 'H', 'hh', 'h')) return 'has neither a year nor an hour'
  return undefined
}

function compile(pattern: string): DatePattern {
  const parts = partsOf(pattern)
  const found = parts.flatMap(({ token }) => (token === undefined ? [] : [token]))
  const source = parts
    .map(({ name, token }) => (token === undefined ? escaped(name) : `(${token.expression})`))
    .join('')
  const expression = new RegExp(`^${source}$`, 'iu')
  const hasDate = parts.some(({ name }) => name === 'YYYY' || name === 'YY')
  const finest = found.reduce((least, token) => Math.min(least, token.finest), hasDate ? day : 3_600_000)
  return {
    hasDate,
    hasTime: finest < day,
    hasDay: parts.some(({ name, token }) => token !== undefined && /^D/.test(name)),
    finest,
    read(text) {
      const match = expression.exec(text)
      if (match === null) return Number.NaN
      const moment: Moment = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 }
      found.forEach((token, index) => {
        token.take(match[index + 1]!, moment)
      })
      return millisecondsOf(moment)
    },
    write(milliseconds) {
      const moment = momentOf(milliseconds)
      return parts.map(({ name, token }) => token?.write(moment) ?? name).join('')
    },
  }
}

interface Part {
  readonly name: string
  readonly token?: Token
}

function partsOf(pattern: string): Part[] {
  const texts = pattern.match(scanner) ?? []
  const isTwelve = texts.some((text) => /^h/.test(text)) && texts.some((text) => /^[Aa]$/.test(text))
  return texts.map((text): Part => {
    if (/^\[.*\]$/s.test(text)) return { name: text.slice(1, -1) }
    const style = monthStyles.find(({ january }) => january === (text === 'Mon' ? 'Jan' : text))
    if (style !== undefined) return { name: 'month', token: monthToken(style) }
    if (text.startsWith('YY') && text !== 'YYYY')
      return { name: 'YY', token: yearToken(Number(/\d{4}/.exec(text)?.[0] ?? 1950)) }
    if (/^[Aa]$/.test(text)) return isTwelve ? { name: 'A', token: halfToken(text) } : { name: text }
    if (/^h/.test(text) && !isTwelve) return { name: text }
    const token = /^S+$/.test(text) ? fractionToken(text.length) : tokens[text]
    return token === undefined ? { name: text } : { name: text, token }
  })
}

function monthToken({ names }: MonthStyle): Token {
  return {
    expression: '\\p{L}{3,10}\\.?',
    finest: day,
    take: (text, moment) => {
      moment.month = monthOf(text)
    },
    write: ({ month }) => names[month - 1]!,
  }
}

/** Two digits of a year among the hundred that begin with `first`. */
function yearToken(first: number): Token {
  return {
    expression: '\\d{2}',
    finest: 365 * day,
    take: (text, moment) => {
      moment.year = first + ((Number(text) - (first % 100) + 100) % 100)
    },
    write: ({ year }) => pad(year % 100, 2),
  }
}

/** Parts of a second; more than thousandths are read as these, and written as zeros. */
function fractionToken(digits: number): Token {
  return {
    expression: `\\d{${digits}}`,
    finest: Math.max(1, 10 ** (3 - digits)),
    take: (text, moment) => {
      moment.millisecond = Number(text.slice(0, 3).padEnd(3, '0'))
    },
    write: ({ millisecond }) => pad(millisecond, 3).padEnd(digits, '0').slice(0, digits),
  }
}

function halfToken(look: string): Token {
  return {
    expression: '[AP]M',
    finest: 3_600_000,
    take: (text, moment) => {
      moment.hour = (moment.hour % 12) + (/^p/i.test(text) ? 12 : 0)
    },
    write: ({ hour }) => (look === 'A' ? (hour < 12 ? 'AM' : 'PM') : hour < 12 ? 'am' : 'pm'),
  }
}

function twelve(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12
}

function millisecondsOf({ year, month, day, hour, minute, second, millisecond }: Moment): number {
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN
  return date.getTime() + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond
}

function momentOf(milliseconds: number): Moment {
  const date = new Date(milliseconds)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
