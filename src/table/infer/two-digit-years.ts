import type { TextProfile } from './text-profile.js'

/** Where the hundred years of two digits begin when nothing tells: births, and other dates. */
export const birthCentury = 1920
const otherCentury = 1950
/** As late as years of two digits may be read, when no other column tells. */
const latest = { birth: 2029, other: 2049 }
/** So many years that nobody has part the first from the last. */
const leastGap = 10

/**
 * The first of the hundred years that two digits stand for, so that the years are one span and end in the past: after the widest
 * gap, when ten years or more are in nobody's cell. Undefined where the usual one (1950, or 1920 for births) reads the same.
 */
export function centuryOf(
  years: readonly number[],
  { isBirth, lastYear }: { readonly isBirth: boolean; readonly lastYear?: number | undefined },
): number | undefined {
  const usual = isBirth ? birthCentury : otherCentury
  const end = Math.max(isBirth ? 0 : latest.other, lastYear ?? (isBirth ? latest.birth : latest.other))
  const gap = widestGap(years)
  if (gap.length < leastGap) return isBirth && lastYear !== undefined ? end - 99 : undefined
  const last = end - ((((end - gap.before) % 100) + 100) % 100)
  const first = last - 99
  const differs = years.some((year) => fullYear(year, first) !== fullYear(year, usual))
  return differs ? first : undefined
}

/** The year among the hundred from `first` that ends in these digits. */
function fullYear(digits: number, first: number): number {
  return first + ((digits - (first % 100) + 100) % 100)
}

/** The longest run of years, of a hundred on a circle, that nobody has; `before` is the one before it. */
function widestGap(years: readonly number[]): { readonly length: number; readonly before: number } {
  const seen = [...new Set(years)].sort((a, b) => a - b)
  let widest = { length: 0, before: 0 }
  seen.forEach((year, at) => {
    const next = seen[at + 1] ?? (seen[0] ?? 0) + 100
    if (next - year - 1 > widest.length) widest = { length: next - year - 1, before: year }
  })
  return widest
}

/** The two digits of a year in every text that the pattern reads, by where the pattern has them. */
export function twoDigitYears(
  pattern: string,
  { texts }: TextProfile,
  read: (text: string) => number,
): readonly number[] {
  if (!/YY/.test(pattern) || /YYYY/.test(pattern)) return []
  return texts.flatMap((text) => {
    const moment = read(text)
    return Number.isNaN(moment) ? [] : [new Date(moment).getUTCFullYear() % 100]
  })
}
