import { fold, isGivenName } from '../dictionaries/index.js'
import { findIdentifier, freshLike } from '../identifiers/index.js'
import { firstNames, lastNames } from '../surrogates/index.js'
import { particles } from './known-values.js'
import { tagOf } from './replace-in-text.js'
import { shiftDateText } from './shift-date-text.js'
import type { TextSpan, TextType } from './text-span.js'

export interface SurrogateOptions {
  readonly language: 'fr' | 'en'
  /** A whole number below the bound, always the same for a purpose: keyed by whoever holds a key. */
  readonly draw: (purpose: string, bound: number) => number
  /** Days by which all dates of this person move; without it they become tags. */
  readonly shiftDays?: number
  readonly monthFirst?: boolean
}

const kinds: Partial<Readonly<Record<TextType, string>>> = {
  nir: 'nir',
  ssn: 'ssn',
  'nhs-number': 'nhs',
  iban: 'iban',
}

/**
 * Replaces by something of its type and shape, the same for the same: a name by a name in the same case, with the same
 * initials' dots; a number by one whose key is right; a date by the person's shift. What has no shape becomes a tag.
 */
export function surrogateTexts({
  language,
  draw,
  shiftDays,
  monthFirst = false,
}: SurrogateOptions): (own: string, span: TextSpan) => string {
  const drawFor = (value: string) => {
    let turn = 0
    return (bound: number) => draw(`${value}#${turn++}`, bound)
  }
  const numberLike = (own: string) => {
    const next = drawFor(`number:${own.replace(/[^\p{L}\d]/gu, '')}`)
    return own.replace(/\d/g, () => String(next(10)))
  }
  return (own, { type }) => {
    const kind = findIdentifier(kinds[type] ?? '')
    if (kind?.check(own)) return freshLike(kind, own, { draw: drawFor(`${type}:${own.replace(/[^\p{L}\d]/gu, '')}`) })
    if (type === 'professional-number')
      for (const id of ['rpps', 'npi']) {
        const found = findIdentifier(id)
        if (found?.check(own)) return freshLike(found, own, { draw: drawFor(`${id}:${own.replace(/\D/g, '')}`) })
      }
    switch (type) {
      case 'name':
        return own.replace(/\p{L}+(?:['’]\p{L}+)*/gu, (word) => nameFor(word, { language, draw }))
      case 'date':
      case 'birth-date':
        return (
          (shiftDays === undefined ? undefined : shiftDateText(own, { days: shiftDays, monthFirst })) ??
          tagOf(type, language)
        )
      case 'phone':
      case 'patient-number':
      case 'stay-number':
      case 'professional-number':
      case 'nir':
      case 'ssn':
      case 'nhs-number':
        return numberLike(own)
      case 'email':
        return `p${draw(`email:${own.toLowerCase()}`, 1_000_000_000)}@example.org`
      case 'url':
        return `https://example.org/${draw(`url:${own}`, 1_000_000_000)}`
      default:
        return tagOf(type, language)
    }
  }
}

function nameFor(word: string, { language, draw }: Pick<SurrogateOptions, 'language' | 'draw'>): string {
  const folded = fold(word).replace(/['’]/g, '')
  if (particles.has(folded)) return word
  const list: readonly string[] = isGivenName(folded)
    ? [...firstNames[language].f, ...firstNames[language].m]
    : lastNames[language]
  let made = list[draw(`name:${folded}`, list.length)] ?? ''
  // Nobody is called as before.
  for (let turn = 1; fold(made) === folded && turn < 9; turn++)
    made = list[draw(`name:${folded}#${turn}`, list.length)] ?? made
  if (word.length === 1) return made[0] ?? 'X'
  return word === word.toUpperCase() ? made.toUpperCase() : word === word.toLowerCase() ? made.toLowerCase() : made
}
