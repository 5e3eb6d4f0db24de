import { familyNames } from './family-names.js'
import { fold } from './fold.js'
import { frenchTowns } from './french-towns.js'
import { givenNames } from './given-names.js'
import { endsAsFamilyName, worldFamilyNames, worldGivenNames } from './world-names.js'

export { commonWords, neverNames, noteWords } from './common-words.js'
export { fold } from './fold.js'

/** Folded first names, last names and towns, made when first asked for. */
export const isGivenName = lookUp(() => givenNames)
export const isFamilyName = lookUp(() => familyNames)
/** Beside them, those of other countries: for columns alone. */
export const isWorldGivenName = lookUp(() => worldGivenNames)
const isListedFamilyName = lookUp(() => worldFamilyNames)
export function isWorldFamilyName(folded: string): boolean {
  return isListedFamilyName(folded) || endsAsFamilyName(folded)
}
export const isFrenchTown = lookUp(() => frenchTowns)

function lookUp(words: () => readonly string[]): (folded: string) => boolean {
  let known: ReadonlySet<string> | undefined
  return (folded) => {
    known ??= new Set(words().map(fold))
    return known.has(folded)
  }
}
