import { MirrorwardError } from '../../errors.js'
import { luhnKeyOfSigns, mod11Key, mod97Key } from './check-digits.js'
import { fixedForm } from './fixed-form.js'
import { capitals, decimal, type PartForm, type Place } from './form.js'
import type { Identifier } from './identifier.js'

/** A key of local numbers: over which signs it counts (`0-8`, the first is 0) and where it stands. */
export interface LocalCheck {
  readonly kind: 'mod97' | 'mod11' | 'luhn'
  /** From and to, both counted; all other signs of the pattern when not told. */
  readonly over?: string
  /** The sign at which it stands; behind the pattern when not told, or when the pattern ends there. */
  readonly at?: number
}

export interface LocalPattern {
  readonly id: string
  /** `D` a digit, `C` a capital, `A` either, each with `{n}` for n of them; other signs are themselves, letters in quotes: `"IPP"D{9}`. */
  readonly pattern: string
  readonly check?: LocalCheck
  readonly title?: string
  readonly titleFr?: string
  readonly of?: Identifier['of']
}

const keyOf = { mod97: mod97Key, mod11: mod11Key, luhn: luhnKeyOfSigns } as const
const kinds: Readonly<Record<string, Place>> = { D: decimal, C: capitals, A: [...decimal, ...capitals] }

/**
 * The identifier of a house's own numbers: IPP, IEP, MRN, numbers of samples and files. Letters count from 10 in keys, and
 * mod11 weighs 2, 3, 4 … from the right, without a number where it gives 10. Throws `bad-option` for patterns that say nothing.
 */
export function localPattern({ id, pattern, check, title, titleFr, of = 'person' }: LocalPattern): Identifier {
  const places = readPattern(pattern)
  const width = check?.kind === 'mod97' ? 2 : 1
  const at = check?.at ?? places.length
  if (check !== undefined && at > places.length)
    throw unusable(`"check.at" is ${at}, the pattern has ${places.length} signs`)
  const end = at < places.length ? at + width : at
  const [start, keyPlaces, rest] = [
    places.slice(0, at),
    Array.from({ length: width }, () => decimal),
    places.slice(end),
  ]
  const [from = 0, to = places.length] = check?.over === undefined ? [] : readRange(check.over)
  const counted = (plain: string) =>
    check?.over === undefined ? plain.slice(0, at) + plain.slice(at + width) : plain.slice(from, to + 1)
  const forms: readonly PartForm[] =
    check === undefined
      ? runs(places)
      : [...runs(start), { name: 'key', role: 'check', places: keyPlaces }, ...runs(rest, start.length)]
  const signs = forms.reduce((sum, each) => sum + (each.places?.length ?? 0), 0)
  if (check?.over !== undefined && (to >= signs || from > to || (from < at + width && to >= at)))
    throw unusable(`"check.over" is "${check.over}", the key stands at ${at}, all are ${signs} signs`)
  const example = forms.flatMap(({ places: own = [] }) => own.map(([first = '']) => first)).join('')
  const form = fixedForm({
    id,
    title: title ?? `numbers of the form ${pattern}`,
    titleFr: titleFr ?? `numéros de la forme ${pattern}`,
    evidence: check === undefined ? 'formed' : check.kind === 'mod97' ? 'certain' : 'checked',
    of,
    example,
    marks: /(?!)/,
    formOf: (plain) => (plain.length === signs ? forms : undefined),
    keys: check === undefined ? [] : [{ name: 'key', of: (plain) => keyOf[check.kind](counted(plain)) }],
    allows: (parts) => check?.kind !== 'mod11' || mod11Key(counted(parts.map(({ text }) => text).join(''))) !== 'X',
  })
  const parsed = form.parse(example)
  return parsed === undefined ? form : { ...form, example: form.build(parsed) }
}

/** Neighbouring places of a kind are a part: signs that are themselves are `fixed`, others `free`. */
function runs(places: readonly Place[], before = 0): readonly PartForm[] {
  const parts: { name: string; role: 'fixed' | 'free'; places: Place[] }[] = []
  places.forEach((place, index) => {
    const role = place.length === 1 ? 'fixed' : 'free'
    const last = parts.at(-1)
    if (last?.role === role) last.places.push(place)
    else parts.push({ name: `${role}-${before + index}`, role, places: [place] })
  })
  return parts
}

function readPattern(pattern: string): readonly Place[] {
  const places: Place[] = []
  const piece = /"([^"]+)"|([A-Z])(?:\{(\d{1,2})\})?|([^A-Za-z"{}])/gy
  let read = 0
  for (let found = piece.exec(pattern); found !== null; found = piece.exec(pattern)) {
    read = piece.lastIndex
    const [, quoted, kind, count = '1', sign] = found
    if (quoted !== undefined) places.push(...[...quoted].map((each) => [each]))
    else if (sign !== undefined) places.push([sign])
    else if (kinds[kind ?? ''] === undefined) throw unusable(`the pattern has "${kind}" (known: D, C, A)`)
    else places.push(...Array.from({ length: Number(count) }, () => kinds[kind ?? ''] ?? decimal))
  }
  if (read !== pattern.length || places.every((place) => place.length === 1))
    throw unusable(`the pattern cannot be read from sign ${read}, or has no D, C or A`)
  return places
}

function readRange(range: string): readonly [number, number] {
  const found = /^(\d{1,2})-(\d{1,2})$/.exec(range)
  if (found === null) throw unusable(`"check.over" is "${range}" (expected two numbers, as 0-8)`)
  return [Number(found[1]), Number(found[2])]
}

function unusable(why: string): MirrorwardError {
  return new MirrorwardError('bad-option', `unusable pattern of numbers: ${why}`)
}
