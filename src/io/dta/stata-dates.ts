const dayMilliseconds = 86_400_000
/** Stata counts from 1 January 1960. */
const epoch = Date.UTC(1960, 0, 1)

/**
 * How numbers of a date format are written as ISO 8601: days, moments, and the first day of weeks, months, quarters and
 * half-years. Nothing for formats of plain numbers, years included.
 */
export function stataDateText(format: string): ((value: number) => string) | undefined {
  const [, kind] = /^%-?(?:t?)(d|c|C|w|m|q|h)/.exec(format.replace(/^%-?d/, '%td')) ?? []
  if (kind === undefined || !/^%-?(t|d)/.test(format)) return undefined
  switch (kind) {
    case 'd':
      return (value) => dayText(epoch + value * dayMilliseconds)
    case 'c':
    case 'C':
      return (value) => new Date(epoch + value).toISOString().replace(/(?:\.000)?Z$/, '')
    case 'w':
      // Fifty-two weeks a year; the first begins on 1 January.
      return (value) => dayText(Date.UTC(1960 + Math.floor(value / 52), 0, 1 + 7 * (((value % 52) + 52) % 52)))
    case 'm':
      return (value) => dayText(Date.UTC(1960, value, 1))
    case 'q':
      return (value) => dayText(Date.UTC(1960, 3 * value, 1))
    default:
      return (value) => dayText(Date.UTC(1960, 6 * value, 1))
  }
}

function dayText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
