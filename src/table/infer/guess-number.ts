import { decimalsOf, type NumberNotation, numberReader } from '../cells/number.js'
import { distinctTexts } from './guess-levels.js'
import { guessNotation } from './guess-notation.js'
import { faultShare, faults, guess, type KindGuess } from './kind-guess.js'
import { nameEvidence } from './name-evidence.js'
import { numberShape } from './number-shape.js'
import { significantDigits } from './significant-digits.js'
import { shareOfRows, type TextProfile, withoutTexts } from './text-profile.js'

const mostGrades = 5
/** Odd texts that so many rows share are levels of a column of few numbers: 0, 1, 2, 3+. */
const rowsOfLevel = 5
const fewNumbers = 12
/** Most decimals that are a precision, not the noise of a reckoning. */
const mostPrecision = 12

/** A column whose cells, or nearly all, are numbers in one notation. */
export function guessNumber(name: string, profile: TextProfile): KindGuess | undefined {
  const found = guessNotation(profile)
  if (found === undefined) return undefined
  const { notation, evidence, doubt } = found
  const read = numberReader(notation)
  const isNumber = (text: string) => Number.isFinite(read(text.trim()).value)
  if (shareOfRows(profile, isNumber) < faultShare) return undefined
  const odd = new Set(profile.texts.filter((text) => !isNumber(text)))
  const numbers = withoutTexts(profile, odd)
  if (isCode(numbers)) return distinctTexts(profile, 'digits with leading zeros: kept as text')
  if (shareOfRows(numbers, isExact) < faultShare)
    return distinctTexts(profile, 'more digits than a number can hold exactly: kept as text')
  const distinct = new Set(numbers.texts.map((text) => read(text.trim()).value)).size
  if (isFewOf(distinct, notation) || (distinct <= fewNumbers && hasOddLevel(profile, odd))) return undefined
  const warnings = faults(name, profile, { passes: isNumber, message: 'not a number, unlike the rest of the column' })
  const { precision, decimals } = decimalsWritten(numbers, notation)
  const significant = decimals === undefined ? significantDigits(numbers.texts, { precision, notation }) : undefined
  const whole = precision === 0
  const isPlain = Object.keys(notation).length === 0
  if (warnings.length === 0 && whole && isPlain) {
    const values = numbers.texts.map((text) => text.trim())
    if (!nameEvidence(name).measure && isUnique(profile) && isRowNumber(values))
      return guess({ kind: 'identifier' }, 'whole numbers, all different, counting the rows')
    if (isGrade(profile)) return guessGrades(values)
  }
  return guess(
    {
      kind: 'numeric',
      ...(precision <= mostPrecision && { precision }),
      ...notation,
      ...(decimals !== undefined && decimals > 0 && { decimals }),
      ...(significant !== undefined && { significant }),
    },
    [whole ? 'whole numbers' : `numbers with up to ${precision} decimals`, ...evidence].join(', '),
    doubt === undefined ? warnings : [...warnings, { message: doubt, column: name }],
  )
}

/** A few amounts with a unit are levels (10 mg, 20 mg), and so are two groups by a limit (<50, ≥50). */
function isFewOf(distinct: number, { prefix, suffix, censored }: NumberNotation): boolean {
  return distinct <= mostGrades && (prefix !== undefined || suffix !== undefined || censored !== undefined)
}

function hasOddLevel({ texts, counts }: TextProfile, odd: ReadonlySet<string>): boolean {
  return texts.some((text, index) => odd.has(text) && (counts[index] ?? 0) >= rowsOfLevel)
}

/** Leading zeros in more cells than a slip explains; where all have one width, in two cells. */
function isCode(numbers: TextProfile): boolean {
  const hasZero = (text: string) => /^[+-]?0\d/.test(text.trim())
  const share = shareOfRows(numbers, hasZero)
  if (share === 0) return false
  const rows = share * (numbers.rowCount - numbers.missing)
  const width = (numbers.texts[0] ?? '').trim().length
  return share >= 0.05 || (rows > 1.5 && numbers.texts.every((text) => text.trim().length === width))
}

/** True when a double holds every digit of an integer text; decimals are rounded anyway. */
function isExact(text: string): boolean {
  const bare = text.trim()
  return !/^[+-]?\d+$/.test(bare) || Number.isSafeInteger(Number(bare))
}

/**
 * Decimals that tell something (34.0 is whole), and those written, zeros included, where nearly all cells have as many.
 */
function decimalsWritten(
  { texts, counts }: TextProfile,
  { decimal = '.' }: NumberNotation,
): { readonly precision: number; readonly decimals: number | undefined } {
  let precision = 0
  let total = 0
  const rowsWith = new Map<number, number>()
  texts.forEach((text, index) => {
    const body = numberShape(text)?.body ?? ''
    const told = body.replace(decimal === '.' ? /(\.\d*?)0+(?=$|e)/i : /(,\d*?)0+(?=$|e)/i, '$1')
    precision = Math.max(precision, decimalsOf(told, decimal))
    const written = /e/i.test(body) ? -1 : decimalsOf(body, decimal)
    const rows = counts[index] ?? 0
    rowsWith.set(written, (rowsWith.get(written) ?? 0) + rows)
    total += rows
  })
  const usual = [...rowsWith].find(([, rows]) => rows >= 0.95 * total)?.[0]
  return { precision, decimals: usual === undefined || usual < 0 ? undefined : usual }
}

function isUnique({ counts, missing }: TextProfile): boolean {
  return missing === 0 && counts.length >= 20 && counts.every((count) => count === 1)
}

function isRowNumber(numbers: readonly string[]): boolean {
  const values = numbers.map(Number)
  const low = values.reduce((least, value) => Math.min(least, value))
  const high = values.reduce((most, value) => Math.max(most, value))
  // A year each is a series.
  const isYears = low >= 1500 && high <= 2200
  return high - low + 1 === values.length && !isYears
}

function isGrade({ texts, rowCount }: TextProfile): boolean {
  return texts.length <= mostGrades && rowCount >= 20 * texts.length
}

function guessGrades(numbers: readonly string[]): KindGuess {
  const levels = [...numbers].sort((a, b) => Number(a) - Number(b))
  if (levels.length <= 2) return guess({ kind: 'categorical', levels }, 'one or two whole numbers: codes')
  return guess({ kind: 'ordinal', levels }, 'few whole numbers: grades or codes; numeric if they count something')
}
