import { faultShare, guess, type KindGuess } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

const mostListedLevels = 50
/** In fewer rows no text can be told to repeat, or not. */
const fewest = 8
/** Share of different texts among less than twenty rows, from which they do not repeat. */
const mostOfFew = 0.8

/** What any column may be: levels, free text or record numbers. */
export function guessLevels(name: string, profile: TextProfile): KindGuess {
  const { texts, rowCount, missing } = profile
  const present = rowCount - missing
  const distinctShare = texts.length / present
  if (
    distinctShare > (present >= 20 ? 0.5 : mostOfFew) &&
    present >= fewest &&
    shareOfRows(profile, isPair) < faultShare
  )
    return distinctTexts(profile, 'mostly different texts')
  if (texts.length > mostListedLevels) {
    const message = `${texts.length} levels: many are rare, and rare levels are not kept`
    return guess({ kind: 'categorical' }, `${texts.length} texts that repeat`, [{ message, column: name }])
  }
  return guess({ kind: 'categorical', levels: [...texts].sort() }, 'texts that repeat')
}

/** Two measures in one cell, such as a blood pressure of 120/80. */
function isPair(text: string): boolean {
  return /^\d{1,3}\/\d{1,3}$/.test(text.trim())
}

/** Texts that are not for counting: an identifier when they look like codes, free text when they look like words. */
export function distinctTexts({ texts, counts }: TextProfile, why: string): KindGuess {
  const repeats = counts.reduce((sum, count) => sum + count, 0) / texts.length
  const codeLike = texts.filter((text) => /^[\p{L}\p{N}._/:-]*\p{N}[\p{L}\p{N}._/:-]*$/u.test(text.trim())).length
  if (texts.length <= mostListedLevels && repeats >= 5)
    return guess({ kind: 'categorical', levels: [...texts].sort() }, why)
  return guess({ kind: codeLike >= 0.9 * texts.length ? 'identifier' : 'text' }, why)
}
