import { editDistance } from '../../messages/index.js'
import { fold } from '../dictionaries/index.js'
import { nameOfCode } from './coded-names.js'

/** Words that stand beside others and say little: whose it is, articles. */
const fillers = new Set(
  'le la les l de du des d the of a an and et en patient patients pt pat usager malade person personne individual subject sujet member mbr benef beneficiary assure insured client ps practitioner praticien doctor medecin physician provider staff user utilisateur contact txt str fld field col column var val value c v x src source'.split(
    ' ',
  ),
)

/** Words of a column's name, folded: `DateNaissance`, `date_naissance` and `DATE NAISSANCE` are two, digits are none; tags of DICOM and fields of HL7 are what they stand for. */
export function wordsOfName(name: string): readonly string[] {
  return fold(
    (nameOfCode(name) ?? name).replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/**
 * How well a column's name says a phrase, 0 … 1: 1 where it says nothing else, .8 where it says something beside, .6 where
 * words are cut short (`dt naiss`), .5 where a letter is wrong.
 */
export function saysPhrase(words: readonly string[], phrase: string): number {
  const wanted = splitPhrase(phrase)
  const joined = words.join('')
  const isAll = (rest: readonly string[]) => rest.every((word) => fillers.has(word))
  const at = indexOf(words, wanted, (word, want) => word === want)
  if (at >= 0) return isAll([...words.slice(0, at), ...words.slice(at + wanted.length)]) ? 1 : 0.8
  const whole = wanted.join('')
  if (joined === whole) return 1
  if (whole.length >= 6 && joined.includes(whole)) return 0.8
  if (wanted.length > 1 || whole.length >= 6) {
    const cutShort = indexOf(
      words,
      wanted,
      (word, want) => want === word || (word.length >= 3 && want.startsWith(word)),
    )
    if (cutShort >= 0 && wanted.length > 1) return 0.6
  }
  const near = indexOf(
    words,
    wanted,
    (word, want) =>
      want === word || (want.length >= 6 && Math.abs(word.length - want.length) < 2 && editDistance(word, want) === 1),
  )
  return near >= 0 ? 0.5 : 0
}

function indexOf(
  words: readonly string[],
  wanted: readonly string[],
  same: (word: string, want: string) => boolean,
): number {
  for (let at = 0; at + wanted.length <= words.length; at++)
    if (wanted.every((want, index) => same(words[at + index] ?? '', want))) return at
  return -1
}

const split = new Map<string, readonly string[]>()

/** Phrases are asked of every column: each is taken apart once. */
function splitPhrase(phrase: string): readonly string[] {
  const known = split.get(phrase)
  if (known !== undefined) return known
  const made = phrase.split(' ')
  split.set(phrase, made)
  return made
}
