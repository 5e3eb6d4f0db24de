import type { Issue } from '../../errors.js'
import { datePattern } from '../cells/date-pattern.js'
import { parseDatetime } from '../cells/datetime.js'
import { findResolution, type Resolution, resolutions } from '../cells/resolution.js'
import { datePatternsOf } from './date-candidates.js'
import { roleByName } from './guess-role.js'
import { faultShare, faults, guess, type KindGuess } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** Texts whose shapes are looked at to find patterns; all rows then decide between them. */
const shapedTexts = 60
const plausibleYears = [1850, 2100] as const
/** Births of two-digit years lie in the hundred years that begin here; other dates in those from 1950. */
const birthCentury = 1920

/** A column whose cells, or nearly all, are dates or times in one notation. */
export function guessDatetime(name: string, profile: TextProfile): KindGuess | undefined {
  const best = bestPatterns(name, profile)
  const chosen = best[0]
  if (chosen === undefined || chosen.share < faultShare) return guessIso(name, profile)
  const { pattern, read } = chosen
  const isDate = (text: string) => !Number.isNaN(read(text.trim()))
  const message = 'not a date of the calendar in the notation of the column'
  const warnings = faults(name, profile, { passes: isDate, message })
  const rival = best[1]?.share === chosen.share ? best[1].pattern : undefined
  const resolution = resolutionOf(profile, read)
  const finest = datePattern(pattern).finest
  return guess(
    {
      kind: 'datetime',
      format: plainName(pattern),
      ...(resolutions[resolution] > finest && { resolution }),
    },
    `${kindOf(pattern)} written ${pattern}${evidence(chosen, best[1])}`,
    rival === undefined ? warnings : [...warnings, ambiguous(name, pattern, rival)],
  )
}

interface Candidate {
  readonly pattern: string
  /** Of the rows that have a text. */
  readonly share: number
  readonly read: (text: string) => number
}

/** The patterns that texts suggest, the one that reads most rows first; of equals, the day before the month. */
function bestPatterns(name: string, profile: TextProfile): Candidate[] {
  const spread = Math.max(1, Math.floor(profile.texts.length / shapedTexts))
  const looked = profile.texts.filter((_, at) => at % spread === 0).map((text) => text.trim())
  const shaped = looked.map(datePatternsOf)
  if (shaped.filter((patterns) => patterns.length > 0).length < 0.5 * looked.length) return []
  const isBirth = roleByName(name)?.why === 'named like a date of birth'
  const patterns = new Set(shaped.flat())
  const widened = isBirth
    ? [...patterns].map((pattern) => pattern.replace(/YY(?!Y)(?<!YYY)/, `YY(${birthCentury})`))
    : [...patterns]
  return widened
    .map((pattern): Candidate => {
      const read = plausible(pattern)
      return { pattern, read, share: shareOfRows(profile, (text) => !Number.isNaN(read(text.trim()))) }
    })
    .filter(({ pattern, share }) => share >= 0.5 && (!isCompact(pattern) || share === 1))
    .filter(({ pattern }) => !isCompact(pattern) || profile.texts.length >= 3)
    .sort((a, b) => b.share - a.share || order(a.pattern) - order(b.pattern))
    .filter(({ pattern }, at, all) => at === 0 || !sameReading(pattern, all[0]!.pattern))
}

/** Digits alone could be any number: years are asked to be those of patients. */
function plausible(pattern: string): (text: string) => number {
  const { read } = datePattern(pattern)
  if (!isCompact(pattern)) return read
  return (text) => {
    const moment = read(text)
    const year = new Date(moment).getUTCFullYear()
    return year >= plausibleYears[0] && year <= plausibleYears[1] ? moment : Number.NaN
  }
}

function isCompact(pattern: string): boolean {
  return /^[YMDHms]+$/.test(pattern)
}

/** The strict pattern before the loose one, the year first before the day first before the month first. */
function order(pattern: string): number {
  const loose = /(?<!D)D(?!D)|(?<!M)M(?!M|on)/.test(pattern) ? 0.5 : 0
  const first = Math.min(...['YYYY', 'D', 'M'].map((part, rank) => (pattern.indexOf(part) === 0 ? rank : 3)))
  return first + loose
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
  const hasTime = profile.texts.some((text) => isDate(text) && text.trim().length > 10)
  const resolution = resolutionOf(profile, parseDatetime)
  const coarser = hasTime && resolutions[resolution] > 1000
  return guess(
    { kind: 'datetime', format: hasTime ? 'datetime' : 'date', ...(coarser && { resolution }) },
    hasTime ? 'dates with a time' : 'dates',
    warnings,
  )
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
  const { hasDate, hasTime } = datePattern(pattern)
  return hasDate ? (hasTime ? 'dates with a time' : 'dates') : 'times'
}

function evidence(chosen: Candidate, rival: Candidate | undefined): string {
  if (rival === undefined || rival.share === chosen.share) return ''
  return `: ${rival.pattern} reads ${Math.round(100 * rival.share)}% of the rows, this ${Math.round(100 * chosen.share)}%`
}

function ambiguous(column: string, taken: string, rival: string): Issue {
  return {
    message: `every cell could be ${taken} or ${rival}: taken as ${taken}, write the other under format: if not`,
    column,
  }
}
