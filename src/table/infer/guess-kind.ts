import { flaggedNumbers } from './flagged-numbers.js'
import { guessBoolean } from './guess-boolean.js'
import { guessLevels } from './guess-levels.js'
import { guessNumber } from './guess-number.js'
import { guess, type KindGuess } from './kind-guess.js'
import type { TextProfile } from './text-profile.js'

/** The first guesser that answers is right. Reads a column's distinct texts, missing markers already removed and dates already found. Every row counts: a fault in the last is found. */
export function guessKind(name: string, profile: TextProfile): KindGuess {
  if (profile.texts.length === 0) return guess({ kind: 'text' }, 'no cell has a value')
  const guessed = guessBoolean(name, profile) ?? guessNumber(name, profile) ?? guessLevels(name, profile)
  return { ...guessed, warnings: [...flaggedNumbers(name, profile), ...guessed.warnings] }
}
