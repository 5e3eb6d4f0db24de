import { opposites } from '../cells/boolean.js'
import { guess, type KindGuess } from './kind-guess.js'
import type { TextProfile } from './text-profile.js'

/** Two texts that are one of the known pairs of opposites, spelt as they are. M and F are no truth values, nor are 1 and 2. */
export function guessBoolean(_name: string, profile: TextProfile): KindGuess | undefined {
  const levels = opposites(profile.texts)
  return levels && guess({ kind: 'boolean', levels }, 'two opposite values')
}
