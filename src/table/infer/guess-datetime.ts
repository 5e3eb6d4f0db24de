import type { Issue } from '../../errors.js'
import { datePattern } from '../cells/date-pattern.js'
import { finestOf, parseDatetime } from '../cells/datetime.js'
import { findResolution, type Resolution, resolutions } from '../cells/resolution.js'
import { datePatternsOf } from './date-candidates.js'
import type { DateReadings } from './date-hints.js'
import { isDayFirst, isUndecided, orderEvidence, settleOrder, swapped } from './date-order.js'
import { namedLikeBirth, roleByName } from './guess-role.js'
import { isoFormatOf } from './iso-format.js'
import { faultShare, faults, guess, type KindGuess } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'
import { birthCentury, centuryOf, twoDigitYears } from './two-digit-years.js'
import { utcOffsets } from './utc-offsets.js'

/** Texts whose shapes are looked at to find patterns; all rows then decide between them. */
const shapedTexts = 60
const plausibleYears = [1850, 2100] as const
/** Different texts of digits alone, from which one that is no date is a fault and not a sign that they are numbers. */
const manyDigits = 20
/** Different days of the month that dates of many months have. */
const nearlyEveryDay = 25

/** A column whose cells, or nearly all, are dates or times in one notation. */
export function guessDatetime(name: string, profile: TextProfile): KindGuess | undefined {
  const isBirth = roleByName(name)?.why === namedLikeBirth
  const best = bestPatterns(profile)
  const chosen = best[0]
  if (chosen === undefined || chosen.share < faultShare || hasOtherOffsets(chosen, profile))
    return guessIso(name, profile)
  const order = orderOf(chosen.pattern, profile)
  const { pattern, century } = withCentury(order.pattern, profile, isBirth)
  const read = plausible(pattern)
  const message = 'not a date of the calendar in the notation of the column'
  const warnings = faults(name, profile, { passes: (text) => !Number.isNaN(read(text.trim())), message })
  const resolution = resolutionOf(profile, read)
  const why = [`${kindOf(pattern)} written ${pattern}`, order.why, century, rivalEvidence(chosen, best[1])]
  const found = guess(
    {
      kind: 'datetime',
      format: plainName(pattern),
      ...(resolutions[resolution] > datePattern(pattern).finest && { resolution }),
    },
    why.filter((part) => part !== '').join('; '),
    order.other === undefined ? warnings : [...warnings, ambiguous(name, { taken: pattern, other: order.other })],
  )
  return order.other === undefined ? found : { ...found, readings: { taken: pattern, other: order.other } }
}

/** A few summer days among winter ones: their moments are read, where one offset alone would lose them. */
function hasOtherOffsets({ pattern, share }: Candidate, profile: TextProfile): boolean {
  if (share === 1 || !/(Z|[+-]\d{2}:?\d{2})$/.test(pattern)) return false
  return shareOfRows(profile, (text) => !Number.isNaN(parseDatetime(text.trim()))) > share
}

interface Candidate {
  readonly pattern: string
  /** Of the rows that have a text. */
  readonly share: number
}

/** The patterns that texts suggest, the one that reads most rows first; of equals, the day before the month. */
function bestPatterns(profile: TextProfile): Candidate[] {
  const spread = Math.max(1, Math.floor(profile.texts.length / shapedTexts))
  const looked = profile.texts.filter((_, at) => at % spread === 0).map((text) => text.trim())
  const shaped = looked.map(datePatternsOf)
  if (shaped.filter((patterns) => patterns.length > 0).length < 0.5 * looked.length) return []
  return [...new Set(shaped.flat())]
    .map((pattern): Candidate => {
      const read = plausible(pattern)
      return { pattern, share: shareOfRows(profile, (text) => !Number.isNaN(read(text.trim()))) }
    })
    .filter(({ pattern, share }) => share >= 0.5 && (!isCompact(pattern) || isNoNumber(share, pattern, profile)))
    .sort((a, b) => b.share - a.share || byDays(a.pattern, b.pattern, profile) || order(a.pattern) - order(b.pattern))
    .filter(({ pattern }, at, all) => at === 0 || !sameReading(pattern, all[0]!.pattern))
}

/**
 * Digits alone could be any number. Of random ones of eight digits one in a thousand is a date, of six digits one in
 * thirty: three texts that all are, or twenty with a fault, are dates; of six digits, twenty that are no run of numbers.
 */
function isNoNumber(share: number, pattern: string, { texts }: TextProfile): boolean {
  if (pattern.length > 6) return share === 1 ? texts.length >= 3 : share >= faultShare && texts.length >= manyDigits
  if (texts.length < manyDigits || share < 0.99) return false
  const numbers = texts.map(Number).filter((value) => Number.isFinite(value))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return high - low >= 3 * texts.length
}

interface Ordered {
  readonly pattern: string
  readonly why: string
  /** The other reading, when nothing tells them apart. */
  readonly other?: string
}

/** Day and month in the order that rows, or the rest of the table, tell. */
function orderOf(pattern: string, profile: TextProfile): Ordered {
  if (!isUndecided(pattern, profile)) return { pattern, why: orderEvidence(pattern, profile) }
  const [dayFirst, monthFirst] = isDayFirst(pattern) ? [pattern, swapped(pattern)] : [swapped(pattern), pattern]
  const told = settleOrder(dayFirst, profile, { ...profile.hints, ...profile.hints?.dates })
  if (told !== undefined) return { pattern: told.isDayFirst ? dayFirst : monthFirst, why: told.why }
  return { pattern: dayFirst, why: '', other: monthFirst }
}

/** The pattern with the century of its two digits, where that is not the usual one; said for every column of them. */
function withCentury(
  pattern: string,
  profile: TextProfile,
  isBirth: boolean,
): { readonly pattern: string; readonly century: string } {
  const { read } = datePattern(pattern)
  const years = twoDigitYears(pattern, profile, (text) => read(text.trim()))
  if (years.length === 0) return { pattern, century: '' }
  const found = centuryOf(years, { isBirth, lastYear: profile.hints?.dates?.lastYear })
  const first = found ?? (isBirth ? birthCentury : 1950)
  return {
    pattern: found !== undefined || isBirth ? pattern.replace('YY', `YY(${first})`) : pattern,
    century: `two digits are years from ${first} to ${first + 99}`,
  }
}

/** Digits alone, or with one mark (1.8393), could be any number: years are asked to be those of patients. */
function plausible(pattern: string): (text: string) => number {
  const { read, hasDate, hasDay } = datePattern(pattern)
  if (!isCompact(pattern) && (hasDay || !hasDate)) return read
  return (text) => {
    const moment = read(text)
    const year = new Date(moment).getUTCFullYear()
    return year >= plausibleYears[0] && year <= plausibleYears[1] ? moment : Number.NaN
  }
}

function isCompact(pattern: string): boolean {
  return /^[YMDHms]+$/.test(pattern.replace(/\(\d{4}\)/, ''))
}

/** The strict pattern before the loose one, the year first before the day first before the month first. */
function order(pattern: string): number {
  const loose = /(?<!D)D(?!D)|(?<!M)M(?!M|on)/.test(pattern) ? 0.5 : 0
  const first = Math.min(...['YYYY', 'D', 'M'].map((part, rank) => (pattern.indexOf(part) === 0 ? rank : 3)))
  return first + loose
}

/**
 * Two digits of a year may stand first or last, and both be days: they stand first only where the last part takes nearly every
 * day of a month and the first does not. 0 where years do not tell the two patterns apart.
 */
function byDays(one: string, other: string, profile: TextProfile): number {
  const [first, second] = [one, other].map((pattern) => /^YY(?!YY)/.test(pattern))
  if (first === second) return 0
  const [own, others] = [daysSeen(one, profile), daysSeen(other, profile)]
  return Math.max(own, others) < nearlyEveryDay || Math.min(own, others) >= nearlyEveryDay ? 0 : others - own
}

function daysSeen(pattern: string, { texts }: TextProfile): number {
  const { read } = datePattern(pattern)
  return new Set(texts.map((text) => new Date(read(text)).getUTCDate())).size
}

/** Padded and unpadded of the same order read the same moments. */
function sameReading(one: string, other: string): boolean {
  const bare = (pattern: string) => pattern.replace('DD', 'D').replace('MM', 'M')
  return bare(one) === bare(other)
}

/** Text in ISO 8601 of several lengths, as some exports mix. */
function guessIso(name: string, profile: TextProfile): KindGuess | undefined {
  const isDate = (text: string) => !Number.isNaN(parseDatetime(text.trim()))
  if (shareOfRows(profile, isDate) < faultShare) return undefined
  const warnings = faults(name, profile, {
    passes: isDate,
    message: 'not a date of the calendar, unlike the rest of the column',
  })
  const dates = profile.texts.map((text) => text.trim()).filter(isDate)
  const hasTime = dates.some((text) => text.length > 10)
  const format = hasTime ? isoFormatOf(dates) : 'date'
  const resolution = resolutionOf(profile, parseDatetime)
  const coarser = hasTime && resolutions[resolution] > finestOf(format)
  return guess(
    { kind: 'datetime', format, ...(coarser && { resolution }) },
    hasTime ? 'dates with a time, written in several ways of ISO 8601' : 'dates',
    [...warnings, ...offsetWarning(name, profile)],
  )
}

/** Which offset a row had is not learnt: a person has to know that its clock is gone. */
function offsetWarning(column: string, { texts, counts }: TextProfile): Issue[] {
  const offsets = utcOffsets(texts, counts)
  if (offsets.length < 2) return []
  const listed = [...offsets.slice(0, 3), ...(offsets.length > 3 ? ['…'] : [])].join(', ')
  return [{ message: `several offsets from UTC (${listed}): read as moments, and written in UTC, with Z`, column }]
}

function resolutionOf({ texts, counts }: TextProfile, read: (text: string) => number): Resolution {
  const moments = texts.map((text) => read(text.trim()))
  const kept = moments.map((_, at) => at).filter((at) => !Number.isNaN(moments[at]))
  return findResolution(
    kept.map((at) => moments[at]!),
    kept.map((at) => counts[at]!),
  )
}

/** The two notations of ISO 8601 have names. */
function plainName(pattern: string): string {
  if (pattern === 'YYYY-MM-DD') return 'date'
  return pattern === 'YYYY-MM-DDTHH:mm:ssZ' ? 'datetime' : pattern
}

function kindOf(pattern: string): string {
  const { hasDate, hasTime, hasDay } = datePattern(pattern)
  return hasDate ? (hasTime ? 'dates with a time' : hasDay ? 'dates' : 'months') : 'times'
}

/** What the next best notation reads, where it is not the same with day and month swapped. */
function rivalEvidence(chosen: Candidate, rival: Candidate | undefined): string {
  if (rival === undefined || rival.share === chosen.share || rival.pattern === swapped(chosen.pattern)) return ''
  return `${rival.pattern} reads ${Math.floor(100 * rival.share)}% of the rows, this ${Math.floor(100 * chosen.share)}%`
}

function ambiguous(column: string, { taken, other }: DateReadings): Issue {
  return {
    message: `every cell could be ${taken} or ${other}: taken as ${taken}, write the other under format: if not`,
    column,
  }
}
