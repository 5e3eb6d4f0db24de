import type { Issue } from '../../errors.js'
import { parseDatetime } from '../cells/datetime.js'
import { type DecimalMark, decimalsOf, parseNumber } from '../cells/number.js'
import type { ColumnSchema } from '../schema.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** What the cells say a column is, and why. */
export interface KindGuess {
  readonly schema: Pick<ColumnSchema, 'kind' | 'precision' | 'levels' | 'format' | 'decimal'>
  readonly why: string
  readonly warnings: readonly Issue[]
}

/** Share of rows that must be numbers (or dates) before the others are reported as faults. */
const faultShare = 0.9
const shownFaults = 5
const mostListedLevels = 50
const mostGrades = 5

const booleanPairs: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['non', 'oui'],
  ['nein', 'ja'],
]

/** Reads a column's distinct texts, missing markers already removed. Every row counts: a fault in the last is found. */
export function guessKind(name: string, profile: TextProfile): KindGuess {
  if (profile.texts.length === 0) return guess({ kind: 'text' }, 'no cell has a value')
  const pair = booleanPair(profile.texts)
  if (pair !== undefined) return guess({ kind: 'boolean', levels: pair }, 'two opposite values')
  return guessNumber(name, profile) ?? guessDatetime(name, profile) ?? guessLevels(name, profile)
}

function guess(schema: KindGuess['schema'], why: string, warnings: readonly Issue[] = []): KindGuess {
  return { schema, why, warnings }
}

/** The two levels, false first, when the texts are one of the known pairs. M and F are no truth values. */
function booleanPair(texts: readonly string[]): string[] | undefined {
  if (texts.length !== 2) return undefined
  const sorted = [...texts].sort()
  const known = booleanPairs.some((pair) => [...pair].sort().every((word, at) => word === sorted[at]?.toLowerCase()))
  if (!known) return undefined
  const falseWords = booleanPairs.map(([no]) => no)
  return sorted.sort((a, b) => falseWords.indexOf(b.toLowerCase()) - falseWords.indexOf(a.toLowerCase()))
}

function guessNumber(name: string, profile: TextProfile): KindGuess | undefined {
  const mark: DecimalMark = profile.texts.some((text) => /^\s*[+-]?\d+,\d+\s*$/.test(text)) ? ',' : '.'
  const isNumber = (text: string) => !Number.isNaN(parseNumber(text.trim(), mark))
  if (shareOfRows(profile, isNumber) < faultShare) return undefined
  const numbers = profile.texts.filter(isNumber).map((text) => text.trim())
  if (numbers.some((text) => /^[+-]?0\d/.test(text)))
    return distinctTexts(profile, 'digits with leading zeros: kept as text')
  if (numbers.some((text) => !isExact(text)))
    return distinctTexts(profile, 'more digits than a number can hold exactly: kept as text')
  const precision = numbers.reduce((most, text) => Math.max(most, decimalsOf(text, mark)), 0)
  const warnings = faults(name, profile, { passes: isNumber, message: 'not a number, unlike the rest of the column' })
  const whole = precision === 0
  if (warnings.length === 0 && whole && isUnique(profile) && isRowNumber(numbers))
    return guess({ kind: 'identifier' }, 'whole numbers, all different, counting the rows')
  if (warnings.length === 0 && whole && isGrade(profile)) return guessGrades(numbers)
  return guess(
    { kind: 'numeric', ...(precision <= 12 && { precision }), ...(mark === ',' && { decimal: mark }) },
    whole ? 'whole numbers' : `numbers with up to ${precision} decimals`,
    warnings,
  )
}

/** True when a double holds every digit of an integer text; decimals are rounded anyway. */
function isExact(text: string): boolean {
  return !/^[+-]?\d+$/.test(text) || Number.isSafeInteger(Number(text))
}

function isUnique({ counts, missing }: TextProfile): boolean {
  return missing === 0 && counts.length >= 20 && counts.every((count) => count === 1)
}

function isRowNumber(numbers: readonly string[]): boolean {
  const values = numbers.map(Number)
  const low = values.reduce((least, value) => Math.min(least, value))
  const high = values.reduce((most, value) => Math.max(most, value))
  return high - low + 1 === values.length
}

function isGrade({ texts, rowCount }: TextProfile): boolean {
  return texts.length <= mostGrades && rowCount >= 20 * texts.length
}

function guessGrades(numbers: readonly string[]): KindGuess {
  const levels = [...numbers].sort((a, b) => Number(a) - Number(b))
  if (levels.length <= 2) return guess({ kind: 'categorical', levels }, 'one or two whole numbers: codes')
  return guess({ kind: 'ordinal', levels }, 'few whole numbers: grades or codes; numeric if they count something')
}

function guessDatetime(name: string, profile: TextProfile): KindGuess | undefined {
  const isDate = (text: string) => !Number.isNaN(parseDatetime(text.trim()))
  if (shareOfRows(profile, isDate) < faultShare) return undefined
  const format = profile.texts.some((text) => isDate(text) && text.trim().length > 10) ? 'datetime' : 'date'
  const message = 'not a date of the calendar, unlike the rest of the column'
  const warnings = faults(name, profile, { passes: isDate, message })
  return guess({ kind: 'datetime', format }, format === 'date' ? 'dates' : 'dates with a time', warnings)
}

/** The rows that do not pass, as warnings that name them. */
function faults(
  column: string,
  profile: TextProfile,
  { passes, message }: { readonly passes: (text: string) => boolean; readonly message: string },
): Issue[] {
  const rows = profile.texts.flatMap((text, index) => (passes(text) ? [] : [profile.firstRows[index] ?? 0]))
  const shown = rows.sort((a, b) => a - b).slice(0, shownFaults)
  const issues: Issue[] = shown.map((row) => ({ message, column, row: row + 1 }))
  if (rows.length > shown.length) issues.push({ message: `${rows.length - shown.length} more values like it`, column })
  return issues
}

function guessLevels(name: string, profile: TextProfile): KindGuess {
  const { texts, rowCount, missing } = profile
  const present = rowCount - missing
  const distinctShare = texts.length / present
  const warnings: Issue[] = []
  if (shareOfRows(profile, looksLikeForeignDate) >= faultShare)
    warnings.push({ message: 'dates in another notation stay text; write them as YYYY-MM-DD', column: name })
  if (present >= 20 && distinctShare > 0.5) return { ...distinctTexts(profile, 'mostly different texts'), warnings }
  if (texts.length > mostListedLevels) {
    const message = `${texts.length} levels: many are rare, and rare levels are pooled`
    return guess({ kind: 'categorical' }, `${texts.length} texts that repeat`, [...warnings, { message, column: name }])
  }
  return guess({ kind: 'categorical', levels: [...texts].sort() }, 'texts that repeat', warnings)
}

function looksLikeForeignDate(text: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text.trim()) || /^\d{4}[./]\d{1,2}[./]\d{1,2}$/.test(text.trim())
}

/** Texts that are not for counting: an identifier when they look like codes, free text when they look like words. */
function distinctTexts({ texts, counts }: TextProfile, why: string): KindGuess {
  const repeats = counts.reduce((sum, count) => sum + count, 0) / texts.length
  const codeLike = texts.filter((text) => /^[\p{L}\p{N}._/:-]*\p{N}[\p{L}\p{N}._/:-]*$/u.test(text.trim())).length
  if (texts.length <= mostListedLevels && repeats >= 5)
    return guess({ kind: 'categorical', levels: [...texts].sort() }, why)
  return guess({ kind: codeLike >= 0.9 * texts.length ? 'identifier' : 'text' }, why)
}
