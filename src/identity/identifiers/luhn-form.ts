import { always, fixedForm } from './fixed-form.js'
import { decimal, type PartForm } from './form.js'
import type { Identifier } from './identifier.js'
import { luhnKey } from './luhn.js'

interface LuhnForm extends Pick<Identifier, 'id' | 'title' | 'titleFr' | 'of' | 'example' | 'matches'> {
  readonly forms: readonly PartForm[]
  /** The digits that the key counts, from all signs but itself. */
  readonly counted?: (signs: string) => string
}

/** Digits of a register whose last is a Luhn key over those before it. */
export function luhnForm({ forms, counted = (signs) => signs, ...card }: LuhnForm): Identifier {
  return fixedForm({
    ...card,
    evidence: 'checked',
    formOf: always(...forms, { name: 'key', role: 'check', places: [decimal] }),
    keys: [{ name: 'key', of: (plain) => luhnKey(counted(plain.slice(0, -1))) }],
  })
}
