import { commonWords, fold } from '../dictionaries/index.js'
import type { TextSpan, TextType } from './text-span.js'
import type { Word } from './words.js'

/** A value of the patient's own columns or of the ward's staff. */
export interface KnownValue {
  /** `name` is looked for word by word, in any order and case, without accents, with a letter wrong; `birth-date` is ISO. */
  readonly type: TextType
  readonly value: string
}

/** Known values made ready for many notes. */
export interface KnownValues {
  /** Folded words of names, without hyphens and apostrophes. */
  readonly names: ReadonlySet<string>
  /** By length, those long enough to be known with a letter wrong. */
  readonly long: ReadonlyMap<number, readonly string[]>
  readonly initials: ReadonlySet<string>
  /** Everything else by its signs, folded, without marks. */
  readonly signs: readonly KnownSigns[]
}

interface KnownSigns {
  readonly type: TextType
  readonly signs: string
  /** What may stand before them and belongs to them: a country's prefix. */
  readonly prefix?: RegExp
}

/** Words of names that name nobody alone. */
export const particles: ReadonlySet<string> = new Set(
  'de du des la le les d l da dos do di del van von der den st saint ben el al mc mac o bin abu y e'.split(' '),
)

export const noKnownValues: KnownValues = { names: new Set(), long: new Map(), initials: new Set(), signs: [] }

/** O(values). */
export function prepareKnown(values: readonly KnownValue[]): KnownValues {
  const names = new Set<string>()
  const initials = new Set<string>()
  const signs: KnownSigns[] = []
  for (const { type, value } of values) {
    if (type !== 'name') {
      signs.push(...signsOf(type, value))
      continue
    }
    const parts = fold(value)
      .split(/[^\p{L}]+/u)
      .filter((part) => part !== '')
    const whole = parts.join('')
    if (whole.length >= 3) names.add(whole)
    for (const part of parts) if (part.length >= 2 && !particles.has(part)) names.add(part)
    // Without its particle, and its hyphen: Le Bihan is Lebihan and Bihan, Anne-Sophie Annesophie.
    for (let at = 0; at + 1 < parts.length; at++) names.add(`${parts[at]}${parts[at + 1]}`)
    if (whole !== '') initials.add(whole[0] ?? '')
  }
  const long = new Map<number, string[]>()
  for (const each of names)
    if (each.length >= 5)
      for (const length of [each.length - 1, each.length, each.length + 1])
        long.set(length, [...(long.get(length) ?? []), each])
  return { names, long, initials, signs }
}

/** The ways to write a value that differ by more than marks, accents and case. */
function signsOf(type: TextType, value: string): KnownSigns[] {
  if (type === 'birth-date') {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
    const [d, m, y] = [String(Number(day)), String(Number(month)), year.slice(2)]
    const orders = [
      day + month + year,
      month + day + year,
      year + month + day,
      d + m + year,
      m + d + year,
      day + month + y,
    ]
    return year === '' ? [] : [...new Set(orders)].map((signs) => ({ type, signs }))
  }
  const signs = compactOf(type === 'phone' ? value.replace(/^\s*(?:\+33|0033|\+44|\+1|0)/, '') : value).signs
  if (signs.length < 4) return []
  return [
    { type, signs, ...(type === 'phone' && { prefix: /(?:(?:\+|00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?|\(?0\)?[ ]?)$/ }) },
  ]
}

/** Letters and digits of a text, folded, and where each of them stands. */
function compactOf(text: string): { readonly signs: string; readonly at: readonly number[] } {
  const at: number[] = []
  let signs = ''
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) signs += text[place]
    else if (code >= 65 && code <= 90) signs += String.fromCharCode(code + 32)
    else if (code > 127 && /\p{L}/u.test(text[place] ?? '')) signs += fold(text[place] ?? '')[0] ?? 'x'
    else continue
    at.push(place)
  }
  return { signs, at }
}

/** Marks that may stand between two signs of a value. */
const widestGap = 3

/** Known values that are no names, whatever marks, accents and capitals they are written with. O(length × values), by search of texts. */
export function knownIn(text: string, known: KnownValues): TextSpan[] {
  if (known.signs.length === 0) return []
  const found: TextSpan[] = []
  const { signs, at } = compactOf(text)
  for (const { type, signs: wanted, prefix } of known.signs)
    for (let from = signs.indexOf(wanted); from >= 0; from = signs.indexOf(wanted, from + 1)) {
      const last = from + wanted.length - 1
      let start = at[from] ?? 0
      const end = (at[last] ?? 0) + 1
      const isTogether =
        wanted.length > 1 &&
        at.slice(from, last).every((place, index) => (at[from + index + 1] ?? 0) - place <= widestGap + 1)
      if (!isTogether || isOfSame(text, end - 1, end)) continue
      if (prefix !== undefined) start -= prefix.exec(text.slice(Math.max(0, start - 10), start))?.[0].length ?? 0
      if (isOfSame(text, start, start - 1)) continue
      if (type === 'town' && /^ (?:coma|score|scale|outcome)/i.test(text.slice(end, end + 9))) continue
      found.push({ start, end, type, evidence: 'known' })
    }
  return found
}

/** Whether the sign beside goes on with the number or word: digits beside digits, letters beside letters. */
function isOfSame(text: string, inside: number, beside: number): boolean {
  const [own, other] = [text[inside] ?? '', text[beside] ?? '']
  return /\d/.test(own) ? /\d/.test(other) : /\p{L}/u.test(other)
}

/** How surely a word is of a known name: `exact` by its letters, `near` with one letter wrong, `word` where it is a word of the language too. */
export function knownAs(word: Word, known: KnownValues): 'exact' | 'near' | 'word' | undefined {
  if (known.names.size === 0) return undefined
  const joined = word.folded.replace(/['’-]/g, '')
  if (known.names.has(joined)) return commonWords.has(joined) || joined.length < 4 ? 'word' : 'exact'
  const parts = word.folded.split(/['’-]/)
  if (parts.length > 1 && parts.some((part) => part.length >= 3 && known.names.has(part))) {
    const own = parts.filter((part) => known.names.has(part))
    return own.every((part) => commonWords.has(part)) ? 'word' : 'exact'
  }
  if (joined.length < 4 || word.written === 'lower') return undefined
  for (const each of known.long.get(joined.length) ?? [])
    if (differsByOne(joined, each)) return commonWords.has(joined) ? undefined : 'near'
  return undefined
}

/** One letter put in, left out, replaced, or swapped with its neighbour. */
export function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (a.length === b.length)
    return (
      a.slice(at + 1) === b.slice(at + 1) ||
      (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
    )
  return a.length > b.length ? a.slice(at + 1) === b.slice(at) : a.slice(at) === b.slice(at + 1)
}
