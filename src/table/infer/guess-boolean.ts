import { guess, type KindGuess } from './kind-guess.js'
import type { TextProfile } from './text-profile.js'

const booleanPairs: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['no', 'yes'],
  ['n', 'y'],
  ['f', 't'],
  ['non', 'oui'],
  ['nein', 'ja'],
]

/** Two texts that are one of the known pairs of opposites. */
export function guessBoolean(_name: string, profile: TextProfile): KindGuess | undefined {
  const pair = booleanPair(profile.texts)
  return pair && guess({ kind: 'boolean', levels: pair }, 'two opposite values')
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
