/** What may stand at a place: one of these texts, all of one length (a digit, a letter, a month). */
export type Place = readonly string[]

/**
 * What a part is to the person: `fixed` says nothing (a country's prefix), `told` says something that may be kept by request
 * (sex, year of birth, region, bank), `free` is the identity itself, `check` follows from the others.
 */
export type PartRole = 'fixed' | 'told' | 'free' | 'check'

/** A part of a notation before it is read. */
export interface PartForm {
  readonly name: string
  readonly role: PartRole
  /** What may stand at each place, from the left; undefined where any text may (the name before @). */
  readonly places?: readonly Place[]
}

/** A part as read. */
export interface Part extends PartForm {
  readonly text: string
}

export const decimal: Place = '0123456789'.split('')
export const capitals: Place = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

export const told = (name: string, ...places: readonly Place[]): PartForm => ({ name, role: 'told', places })
export const free = (name: string, ...places: readonly Place[]): PartForm => ({ name, role: 'free', places })
export const fixed = (name: string, text: string): PartForm => ({ name, role: 'fixed', places: [[text]] })

/** The same place over again: `times(decimal, 8)`. */
export function times(place: Place, count: number): readonly Place[] {
  return Array.from({ length: count }, () => place)
}

/** Numbers from `first` to `last`, each with as many digits: months, departments. */
export function numbers(first: number, last: number, width: number): Place {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(width, '0'))
}

/** Signs that a part takes. */
export function widthOf({ places = [] }: PartForm): number {
  return places.reduce((sum, [first = '']) => sum + first.length, 0)
}

/** `plain` cut into parts from the left; undefined when a place holds what it may not, or signs are left over. */
export function cut(plain: string, forms: readonly PartForm[]): readonly Part[] | undefined {
  let at = 0
  const parts: Part[] = []
  for (const form of forms) {
    const start = at
    for (const place of form.places ?? []) {
      const width = place[0]?.length ?? 0
      if (!place.includes(plain.slice(at, at + width))) return undefined
      at += width
    }
    parts.push({ ...form, text: plain.slice(start, at) })
  }
  return at === plain.length ? parts : undefined
}

/** How many texts the parts can be together; undefined where one takes any text. */
export function sizeOf(parts: readonly PartForm[]): bigint | undefined {
  let size = 1n
  for (const { places } of parts) {
    if (places === undefined) return undefined
    for (const place of places) size *= BigInt(place.length)
  }
  return size
}

/**
 * The number of these parts among all they can be, 0 … sizeOf − 1: the places are its digits, the last the lowest. Encrypting
 * it encrypts them; parts of decimal digits alone are their own number. Throws a RangeError for parts that take any text.
 */
export function rankOf(parts: readonly Part[]): bigint {
  let rank = 0n
  for (const { places, text, name } of parts) {
    if (places === undefined) throw new RangeError(`part "${name}" has no number`)
    let at = 0
    for (const place of places) {
      const width = place[0]?.length ?? 0
      rank = rank * BigInt(place.length) + BigInt(place.indexOf(text.slice(at, at + width)))
      at += width
    }
  }
  return rank
}

/** The parts with another number: the inverse of `rankOf`. */
export function withRank(parts: readonly Part[], rank: bigint): readonly Part[] {
  let left = rank
  const made: Part[] = []
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index] as Part
    let text = ''
    for (const place of [...(part.places ?? [])].reverse()) {
      const size = BigInt(place.length)
      text = `${place[Number(left % size)] ?? ''}${text}`
      left /= size
    }
    made.push({ ...part, text })
  }
  return made.reverse()
}
