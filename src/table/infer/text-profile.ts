import type { DecimalMark } from '../cells/number.js'
import type { Column } from '../column.js'
import { numbersAsLevels } from '../number-levels.js'
import type { DateHints } from './date-hints.js'

/** The distinct texts of a column, without blanks around them, with what inference asks about them. */
export interface TextProfile {
  readonly texts: readonly string[]
  /** Rows per text; never 0. */
  readonly counts: readonly number[]
  /** First row (0-based) per text. */
  readonly firstRows: readonly number[]
  readonly rowCount: number
  /** Rows without a text. */
  readonly missing: number
  readonly hints?: NotationHints
}

/** What the rest of the table says of how its numbers are written. */
export interface NotationHints {
  /** The decimal mark of other columns. */
  readonly decimal?: DecimalMark
  /** Of the file's cells. */
  readonly delimiter?: string
  /** Of how other columns write dates. */
  readonly dates?: DateHints
}

/** O(rows). */
export function profileTexts(column: Column): TextProfile {
  const { levels: spellings, codes: spelt } = column.type === 'level' ? column : numbersAsLevels(column)
  const { levels, codes } = withoutBlanks(spellings, spelt)
  const counts = new Float64Array(levels.length)
  const firstRows = new Float64Array(levels.length)
  let missing = 0
  for (let row = codes.length - 1; row >= 0; row--) {
    const code = codes[row]!
    if (code < 0) missing++
    else {
      counts[code]! += 1
      firstRows[code] = row
    }
  }
  const used = levels.map((_, code) => code).filter((code) => counts[code]! > 0)
  return {
    texts: used.map((code) => levels[code] ?? ''),
    counts: used.map((code) => counts[code]!),
    firstRows: used.map((code) => firstRows[code]!),
    rowCount: codes.length,
    missing,
  }
}

/** The profile of distinct cells that occur so many times, first in these rows, of a column of `rowCount` cells. O(cells). */
export function profileDistinct(
  column: Column,
  {
    rows,
    firstRows,
    rowCount,
  }: { readonly rows: Float64Array; readonly firstRows: Float64Array; readonly rowCount: number },
): TextProfile {
  const { texts } = profileTexts(column)
  const placeOf = new Map(texts.map((text, place) => [text, place]))
  const counts = texts.map(() => 0)
  const first = texts.map(() => Number.POSITIVE_INFINITY)
  const { levels, codes } = column.type === 'level' ? column : numbersAsLevels(column)
  codes.forEach((code, at) => {
    const place = placeOf.get((levels[code] ?? '').trim())
    if (place === undefined) return
    counts[place]! += rows[at]!
    first[place] = Math.min(first[place]!, firstRows[at]!)
  })
  const missing = rowCount - counts.reduce((sum, count) => sum + count, 0)
  return { texts, counts, firstRows: first, rowCount, missing }
}

/** Texts that differ in the blanks around them are one. */
function withoutBlanks(levels: readonly string[], codes: Int32Array) {
  if (levels.every((level) => level === level.trim())) return { levels, codes }
  const codeOf = new Map<string, number>()
  const merged = levels.map((level) => {
    const text = level.trim()
    const code = codeOf.get(text) ?? codeOf.size
    codeOf.set(text, code)
    return code
  })
  return { levels: [...codeOf.keys()], codes: codes.map((code) => (code < 0 ? -1 : merged[code]!)) }
}

/** The profile without the texts that `drop` names; their rows count as missing. */
export function withoutTexts(profile: TextProfile, drop: ReadonlySet<string>): TextProfile {
  if (drop.size === 0) return profile
  const kept = profile.texts.map((_, index) => index).filter((index) => !drop.has(profile.texts[index] ?? ''))
  const counts = kept.map((index) => profile.counts[index] ?? 0)
  return {
    ...profile,
    texts: kept.map((index) => profile.texts[index] ?? ''),
    counts,
    firstRows: kept.map((index) => profile.firstRows[index] ?? 0),
    rowCount: profile.rowCount,
    missing: profile.rowCount - counts.reduce((sum, count) => sum + count, 0),
  }
}

/** Share of present rows whose text passes. */
export function shareOfRows({ texts, counts }: TextProfile, passes: (text: string) => boolean): number {
  let passed = 0
  let total = 0
  texts.forEach((text, index) => {
    total += counts[index] ?? 0
    if (passes(text)) passed += counts[index] ?? 0
  })
  return total === 0 ? 0 : passed / total
}
