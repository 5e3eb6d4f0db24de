import { type DecimalMark, decimalsOf, parseNumber } from '../cells/number.js'
import { distinctTexts } from './guess-levels.js'
import { faultShare, faults, guess, type KindGuess } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

const mostGrades = 5

/** A column whose cells, or nearly all, are numbers. */
export function guessNumber(name: string, profile: TextProfile): KindGuess | undefined {
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
