import { surrogateIds } from '../../identity/index.js'
import type { ColumnSchema } from '../schema.js'
import { nameEvidence } from './name-evidence.js'

const frenchWords = ['nom', 'prenom', 'prenoms', 'adresse', 'rue', 'voie', 'courriel', 'tel', 'telephone']

/** The made-up values that a recognised form gets, in the language of its column. */
export function surrogateOf(
  name: string,
  form: string | undefined,
  texts: readonly string[],
): Pick<ColumnSchema, 'surrogate'> {
  if (form === undefined) return {}
  const isFrench =
    nameEvidence(name).words.some((word) => frenchWords.includes(word)) ||
    texts.slice(0, 200).some((text) => /\b(rue|avenue de|boulevard|allée)\b/i.test(text))
  const isFrenchPhone = texts.slice(0, 200).some((text) => /^(\+33|0[1-9])/.test(text.trim()))
  const language = form === 'phone' ? (isFrenchPhone ? 'fr' : 'us') : isFrench ? 'fr' : 'en'
  const surrogate = [form, `${form}-${language}`].find((id) => surrogateIds.includes(id))
  return surrogate === undefined ? {} : { surrogate }
}
