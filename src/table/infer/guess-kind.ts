import { guessBoolean } from './guess-boolean.js'
import { guessLevels } from './guess-levels.js'
import { guessNumber } from './guess-number.js'
import { guess, type KindGuess } from './kind-guess.js'
import type { TextProfile } from './text-profile.js'

/** Tried in this order; the first that answers is right. */
const guessers = [guessBoolean, guessNumber]

/** Reads a column's distinct texts, missing markers already removed and dates already found. Every row counts: a fault in the last is found. */
export function guessKind(name: string, profile: TextProfile): KindGuess {
  if (profile.texts.length === 0) return guess({ kind: 'text' }, 'no cell has a value')
  for (const guessOf of guessers) {
    const found = guessOf(name, profile)
    if (found !== undefined) return found
  }
  return guessLevels(name, profile)
}
