import { commonWords, fold, isFamilyName, isGivenName } from '../dictionaries/index.js'
import { findInText, type TextType } from '../text/index.js'

const calledByTitle =
  /(?<!\p{L})(Dr|Pr|Prof|Mme|Mlle|M|Mr|Mrs|Ms|Miss|Docteur|Professeur|Monsieur|Madame|Nurse)\.? \p{Lu}\p{L}+/u

const english = /\b(?:the|and|with|of|for|was|has|pt|is)\b/i
const direct: ReadonlySet<TextType> = new Set<TextType>([
  'name',
  'phone',
  'email',
  'nir',
  'ssn',
  'patient-number',
  'stay-number',
  'professional-number',
  'nhs-number',
  'iban',
  'address',
])

/** Whether a text holds what points at one person. */
export function namesSomebody(text: string): boolean {
  if (calledByTitle.test(text) || holdsPerson(text)) return true
  return findInText(text, { language: english.test(text) ? 'en' : 'fr' }).some(({ type }) => direct.has(type))
}

/** A first name that is no word beside another word with a capital. */
export function holdsPerson(text: string): boolean {
  for (const [, first = '', second = ''] of text.matchAll(
    /(?<!\p{L})(?=(\p{Lu}[\p{L}'’-]+),? +(\p{Lu}[\p{L}'’-]+))/gu,
  )) {
    const [one, other] = [fold(first), fold(second)]
    const isGiven = (word: string, folded: string, beside: string) =>
      isGivenName(folded) &&
      (!commonWords.has(folded) || isFamilyName(fold(beside))) &&
      (word !== word.toUpperCase() || beside === beside.toUpperCase())
    if (isGiven(first, one, second) || isGiven(second, other, first)) return true
  }
  return false
}
