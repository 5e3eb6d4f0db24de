import { always, fixedForm } from './fixed-form.js'
import { decimal, fixed, free, type PartForm, times } from './form.js'
import { hasLuhnKey, luhnKey } from './luhn.js'
import { luhnForm } from './luhn-form.js'

/** French register of firms: nine digits with a Luhn key. */
export const siren = luhnForm({
  id: 'siren',
  title: 'firms’ numbers (SIREN)',
  titleFr: 'numéros d’entreprises (SIREN)',
  of: 'institution',
  example: '732829320',
  forms: [free('number', ...times(decimal, 8))],
  matches: (text) => /^\d{9}$/.test(text) && hasLuhnKey(text),
})

const laPoste = '356000000'

/** Establishments of La Poste have any Luhn sum: the sum of their digits is a multiple of 5 instead. */
const isOfLaPoste = (plain: string) =>
  plain.startsWith(laPoste) && [...plain].reduce((total, digit) => total + Number(digit), 0) % 5 === 0

const usual = always(
  free('firm', ...times(decimal, 8)),
  key('firm-key'),
  free('site', ...times(decimal, 4)),
  key('key'),
)
const ofLaPoste = always(fixed('firm', laPoste), free('site', ...times(decimal, 5)))

/** French register of establishments, national: a firm's number, four digits, a Luhn key over all fourteen. */
export const siret = fixedForm({
  id: 'siret',
  title: 'establishments’ numbers (SIRET)',
  titleFr: 'numéros d’établissements (SIRET)',
  evidence: 'checked',
  of: 'institution',
  example: '73282932000074',
  formOf: (plain) => (plain.startsWith(laPoste) ? ofLaPoste(plain) : usual(plain)),
  keys: [
    { name: 'firm-key', of: (plain) => luhnKey(plain.slice(0, 8)) },
    { name: 'key', of: (plain) => luhnKey(plain.slice(0, -1)) },
  ],
  allows(parts) {
    const plain = parts.map(({ text }) => text).join('')
    return !plain.startsWith(laPoste) || isOfLaPoste(plain) || hasLuhnKey(plain)
  },
  matches: (text) => /^\d{14}$/.test(text) && (hasLuhnKey(text) || isOfLaPoste(text)),
})

function key(name: string): PartForm {
  return { name, role: 'check', places: [decimal] }
}
