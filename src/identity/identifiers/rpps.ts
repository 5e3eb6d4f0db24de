import { decimal, fixed, free, times } from './form.js'
import { hasLuhnKey } from './luhn.js'
import { luhnForm } from './luhn-form.js'

/** French register of health professionals: eleven digits from 1 with a Luhn key. */
export const rpps = luhnForm({
  id: 'rpps',
  title: 'professionals’ numbers (RPPS)',
  titleFr: 'numéros de professionnels de santé (RPPS)',
  of: 'person',
  example: '10003123451',
  forms: [fixed('lead', '1'), free('number', ...times(decimal, 9))],
  matches: (text) => /^1\d{10}$/.test(text) && hasLuhnKey(text),
})
