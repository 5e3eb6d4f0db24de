import { decimal, free, times } from './form.js'
import { hasLuhnKey } from './luhn.js'
import { luhnForm } from './luhn-form.js'

/** US National Provider Identifier: ten digits from 1 or 2, Luhn over 80840 and them (45 CFR 162.406). */
export const npi = luhnForm({
  id: 'npi',
  title: 'provider numbers (NPI)',
  titleFr: 'numéros de soignants américains (NPI)',
  of: 'person',
  example: '1234567893',
  forms: [{ name: 'kind', role: 'fixed', places: [['1', '2']] }, free('number', ...times(decimal, 8))],
  counted: (signs) => `80840${signs}`,
  matches: (text) => /^[12]\d{9}$/.test(text) && hasLuhnKey(`80840${text}`),
})
