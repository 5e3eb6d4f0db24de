import { monthOf, monthStyles } from '../cells/month-names.js'

/** Patterns of dates that a text may be written in, by its shape alone: at most a few. Times are kept as they stand. */
export function datePatternsOf(text: string): string[] {
  const time = timeOf(text)
  if (time?.isWhole) return [time.pattern]
  const date = time === undefined ? text : text.slice(0, text.length - time.length)
  return dateShapes(date).map((pattern) => pattern + (time?.pattern ?? ''))
}

function dateShapes(text: string): string[] {
  if (/^\d{6}$/.test(text)) return ['DDMMYY', 'MMDDYY', 'YYMMDD']
  if (/^\d{8}$/.test(text)) return ['YYYYMMDD', 'DDMMYYYY', 'MMDDYYYY']
  if (/^\d{12}$/.test(text)) return ['YYYYMMDDHHmm']
  if (/^\d{14}$/.test(text)) return ['YYYYMMDDHHmmss']
  const month = /^(\d{1,2})([-/.])(\d{4})$/.exec(text)
  if (month !== null) return [`${month[1]?.length === 2 ? 'MM' : 'M'}${month[2]}YYYY`, `M${month[2]}YYYY`]
  const namedMonth = /^(\p{L}{3,10}\.?)([-/. ])(\d{4}|\d{2})$/u.exec(text)
  if (namedMonth !== null && monthOf(namedMonth[1]!) > 0)
    return [styleOf(namedMonth[1]!) + namedMonth[2] + yearShape(namedMonth[3]!)]
  const numeric = /^(\d{1,4})([-/. ])(\d{1,2})(?:\2(\d{1,4}))?$/.exec(text)
  if (numeric !== null) return numericShapes(numeric)
  const named = /^(\d{1,2})([-/. ]?)(\p{L}{3,10}\.?)([-/. ]?)(\d{4}|\d{2})$/u.exec(text)
  if (named !== null && monthOf(named[3]!) > 0) {
    const [, dayOfMonth = '', before = '', month = '', after = '', year = ''] = named
    return dayShapes(dayOfMonth).map((shape) => shape + before + styleOf(month) + after + yearShape(year))
  }
  const yearFirst = /^\d{4}([-/. ])(\p{L}{3,10}\.?)(?:\1(\d{1,2}))?$/u.exec(text)
  if (yearFirst !== null && monthOf(yearFirst[2]!) > 0) {
    const [, mark = '', month = '', day] = yearFirst
    const start = `YYYY${mark}${styleOf(month)}`
    return day === undefined ? [start] : dayShapes(day).map((shape) => start + mark + shape)
  }
  const american = /^(\p{L}{3,10}\.?) (\d{1,2})(,?) (\d{4})$/u.exec(text)
  if (american !== null && monthOf(american[1]!) > 0)
    return dayShapes(american[2]!).map((shape) => `${styleOf(american[1]!)} ${shape}${american[3]} YYYY`)
  return []
}

function numericShapes([, first = '', separator = '', second = '', third]: RegExpExecArray): string[] {
  const joined = (...parts: readonly string[]) => parts.join(separator)
  if (third === undefined) {
    if (first.length === 4) return [joined('YYYY', 'MM')]
    return []
  }
  const loose = first.length === 1 || second.length === 1 || third.length === 1
  const [month, day] = loose ? ['M', 'D'] : ['MM', 'DD']
  if (first.length === 4) return [joined('YYYY', month!, day!), joined('YYYY', day!, month!)]
  if (third.length === 4) return [joined(day!, month!, 'YYYY'), joined(month!, day!, 'YYYY')]
  if (first.length > 2 || third.length > 2) return []
  return [joined(day!, month!, 'YY'), joined(month!, day!, 'YY'), ...(loose ? [] : [joined('YY', month!, day!)])]
}

function dayShapes(text: string): string[] {
  return text.length === 1 ? ['D'] : ['DD', 'D']
}

function yearShape(text: string): string {
  return text.length === 4 ? 'YYYY' : 'YY'
}

/** The pattern of a month's name: January as the same style writes it. */
function styleOf(name: string): string {
  const month = monthOf(name)
  const exact = monthStyles.find(({ names }) => names[month - 1] === name)
  return exact?.january ?? 'Jan'
}

interface TimeShape {
  readonly pattern: string
  readonly length: number
  /** Whether the text is a time alone. */
  readonly isWhole: boolean
}

function timeOf(text: string): TimeShape | undefined {
  const match =
    /(^|T| )(\d{1,2})([:hH]| h )(\d{2})(?:(:)(\d{2})(?:([.,])(\d{1,9}))?)?( ?)(AM|PM|am|pm)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      text,
    )
  if (match === null) return undefined
  const [whole, join = '', hour = '', mark = '', , colon, , dot, fraction = '', blank = '', half, offset = ''] = match
  if (blank !== '' && half === undefined) return undefined
  const hours = half === undefined ? (hour.length === 2 ? 'HH' : 'H') : hour.length === 2 ? 'hh' : 'h'
  const halfPattern = half === undefined ? '' : /A|P/.test(half) ? `${blank}A` : `${blank}a`
  const pattern = `${join}${hours}${mark === 'H' ? '[H]' : mark}mm${colon === undefined ? '' : ':ss'}${dot === undefined ? '' : dot + 'S'.repeat(fraction.length)}${halfPattern}${offset}`
  return { pattern, length: whole.length, isWhole: join === '' }
}
