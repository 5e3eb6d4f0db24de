import type { SegmentFields } from './segment-fields.js'

/** A patient's number with whoever gave it; `authority` is empty where a message does not say. */
export interface PatientNumber {
  readonly number: string
  readonly authority: string
}

/** Of several numbers the house's own (PI), then a record's (MR), then a patient's (PT), then whichever stands first. */
const preferred = ['PI', 'MR', 'PT']

/** The number in a field of identifiers (PID-3, MRG-1), of those that are repeated the one that is preferred. */
export function patientNumber(segment: SegmentFields, field: number): PatientNumber | undefined {
  const found = Array.from({ length: segment.repetitions(field) }, (_, repetition) => ({
    number: segment.text(field, { repetition }),
    authority: segment.text(field, { repetition, component: 4 }) ?? '',
    rank: preferred.indexOf(segment.text(field, { repetition, component: 5 }) ?? ''),
  }))
  const ranked = found.flatMap(({ number, authority, rank }) =>
    number === undefined ? [] : [{ number, authority, rank: rank < 0 ? preferred.length : rank }],
  )
  const [first] = ranked.toSorted((a, b) => a.rank - b.rank)
  return first && { number: first.number, authority: first.authority }
}

/** Messages that say of two numbers that they are one person's: MRG holds the one that is given up. */
export const mergeTriggers: readonly string[] = ['A18', 'A30', 'A34', 'A36', 'A39', 'A40']

/**
 * Who is who: numbers that were merged are one person, and a number without an authority is that of the only one that gave it.
 */
export class PatientNumbers {
  readonly #authorities = new Map<string, Set<string>>()
  readonly #merged: (readonly [PatientNumber, PatientNumber])[] = []
  #heirs: ReadonlyMap<string, string> | undefined
  readonly #keys = new Map<string, string>()

  add({ number, authority }: PatientNumber): void {
    const known = this.#authorities.get(number)
    if (known === undefined) this.#authorities.set(number, new Set([authority]))
    else known.add(authority)
  }

  merge(given: PatientNumber, kept: PatientNumber): void {
    this.add(given)
    this.add(kept)
    this.#merged.push([given, kept])
  }

  /** The person's key, once every message was added. */
  keyOf(number: PatientNumber): string {
    const told = `${number.number}\n${number.authority}`
    const known = this.#keys.get(told) ?? this.#heirOf(number)
    this.#keys.set(told, known)
    return known
  }

  #heirOf(number: PatientNumber): string {
    this.#heirs ??= new Map(this.#merged.map(([given, kept]) => [this.#ownKey(given), this.#ownKey(kept)]))
    const seen = new Set<string>()
    let key = this.#ownKey(number)
    for (let heir = this.#heirs.get(key); heir !== undefined && !seen.has(heir); heir = this.#heirs.get(key)) {
      seen.add(key)
      key = heir
    }
    return key
  }

  #ownKey({ number, authority }: PatientNumber): string {
    const others = [...(this.#authorities.get(number) ?? [])].filter((each) => each !== '')
    const known = authority === '' && others.length === 1 ? others[0]! : authority
    return JSON.stringify([number, known])
  }
}
