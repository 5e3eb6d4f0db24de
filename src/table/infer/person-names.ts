import { firstNames, lastNames } from '../../identity/index.js'
import type { IdentifierEvidence } from './identified.js'
import type { NameEvidence } from './name-evidence.js'
import type { TextProfile } from './text-profile.js'

const known = new Set(
  [firstNames.fr.f, firstNames.fr.m, firstNames.en.f, firstNames.en.m, lastNames.fr, lastNames.en].flat().map(plain),
)

/** Names and addresses of people: many different, written as names are, where the column's name or known names say so. */
export function personNames(
  texts: readonly string[],
  { texts: all, rowCount, missing }: TextProfile,
  named: NameEvidence,
): IdentifierEvidence | undefined {
  const share = all.length / (rowCount - missing)
  const isMany = all.length >= 20 && share >= 0.02
  const shaped = texts.filter(isNameLike).length >= 0.9 * texts.length
  if (
    named.address &&
    isMany &&
    texts.filter((text) => /\d/.test(text) && /\p{L}{2}/u.test(text)).length >= 0.5 * texts.length
  )
    return { kind: 'text', why: 'addresses, by cells and name', form: 'address' }
  const words = texts.filter((text) => /\p{L}{2}/u.test(text)).length >= 0.9 * texts.length
  const capital = shaped && texts.filter((text) => /^\p{Lu}/u.test(text)).length >= 0.9 * texts.length
  const form = named.words.some((word) => /^(prenoms?|firstname|forename|vorname|givenname|first)$/.test(word))
    ? 'first-name'
    : named.words.some((word) => /^(surname|lastname|nachname|nom|last|patronyme)$/.test(word))
      ? 'last-name'
      : 'person-name'
  const found = (why: string): IdentifierEvidence => ({ kind: 'text', why, form })
  if (named.personName && all.length >= 2 && (capital || (isMany && words)))
    return found('names of people, by cells and name')
  const familiar = texts.filter((text) => text.split(/[\s,'-]+/).some((word) => known.has(plain(word)))).length
  if (named.anyName && isMany && capital && (share >= 0.5 || familiar >= 0.1 * texts.length))
    return found('names of people, by cells and name')
  if (all.length >= 10 && capital && familiar >= 0.5 * texts.length) return found('names of people, by their cells')
  return undefined
}

function isNameLike(text: string): boolean {
  return /^\p{L}[\p{L}'’.-]*([ ,]+\p{L}[\p{L}'’.-]*){0,4}$/u.test(text)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
