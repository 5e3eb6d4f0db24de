import type { MarkerCandidate } from './marker-candidate.js'
import type { TextProfile } from './text-profile.js'

/** Share of the rows that must have a date's look before another text can be no date among them. */
const leastShare = 0.5
/** Rows of a first day of reckoning, and how much more than any usual date, before it stands for missing. */
const leastRows = 5
const spike = 3
/** Years between it and the earliest other date. */
const leastYears = 5
/** Nobody's date. */
const farYear = 2200

const shape = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})(?:[T ]([\d:.]+)Z?)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/

interface Parts {
  readonly text: string
  readonly rows: number
  readonly numbers: readonly number[]
  readonly year: number
}

/**
 * Dates that stand for missing: zeros (00/00/0000, 0000-00-00), the end of all days (31/12/9999, 99/99/9999, 2999-12-31), and a
 * first day of reckoning (01/01/1900, 1970-01-01) that is frequent and years before all others. The last two are asked about.
 * O(distinct dates).
 */
export function findDateSentinels({ texts, counts }: TextProfile): MarkerCandidate[] {
  const dates = texts.flatMap((text, at) => partsOf(text, counts[at] ?? 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const usual = dates.filter(({ numbers, year }) => isPossible(numbers) && year < farYear)
  if (usual.length < 2 || rowsOf(dates) < leastShare * total) return []
  const typical = usual.map(({ rows }) => rows).sort((a, b) => a - b)[usual.length >> 1] ?? 1
  const earliest = usual.reduce(
    (least, { numbers, year }) => (isFirstDay(numbers, year) ? least : Math.min(least, year)),
    Number.POSITIVE_INFINITY,
  )
  return dates.flatMap(({ text, rows, numbers, year }): MarkerCandidate[] => {
    if (numbers.every((number) => number === 0))
      return [{ text, rows, missing: true, isAsked: false, evidence: 'zeros, no date of the calendar' }]
    if (year >= farYear || numbers.every((number) => /^9+$/.test(String(number))))
      return [{ text, rows, missing: true, isAsked: true, evidence: 'later than anybody lives' }]
    if (!isFirstDay(numbers, year) || rows < leastRows || rows < spike * typical || earliest - year < leastYears)
      return []
    return [{ text, rows, missing: true, isAsked: true, evidence: 'a first day of reckoning, years before all others' }]
  })
}

function partsOf(text: string, rows: number): Parts[] {
  const match = shape.exec(text)
  if (match !== null) {
    const groups = [match[1] ?? '', match[3] ?? '', match[4] ?? '']
    const written = groups.find((group) => group.length === 4)
    const numbers = groups.map(Number)
    return written === undefined ? [] : [{ text, rows, numbers, year: Number(written) }]
  }
  const digits = compact.exec(text)
  if (digits === null) return []
  const numbers = digits.slice(1).map(Number)
  return [{ text, rows, numbers, year: numbers[0] ?? 0 }]
}

function isPossible(numbers: readonly number[]): boolean {
  return numbers.every((number) => number > 0) && numbers.some((number) => number <= 12)
}

/** The days that programs reckon from: 1753-01-01, 1800-01-01, 1899-12-30, 1900-01-01, 1970-01-01. */
function isFirstDay(numbers: readonly number[], year: number): boolean {
  const rest = numbers.filter((number) => number !== year)
  if (year === 1899) return rest.includes(30) && rest.includes(12)
  return [1753, 1800, 1900, 1901, 1970].includes(year) && rest.every((number) => number === 1)
}

function rowsOf(dates: readonly Parts[]): number {
  return dates.reduce((sum, { rows }) => sum + rows, 0)
}
