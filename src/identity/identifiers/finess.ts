import { decimal, free, numbers, times, told } from './form.js'
import { hasLuhnKey } from './luhn.js'
import { luhnForm } from './luhn-form.js'

/** In the key, Corsica's 2A counts as 21 and 2B as 22: so do its five establishments in the order of 4 March 2015 (AFSH1506177A). */
function withDigits(text: string): string {
  return text.replace(/^2A/, '21').replace(/^2B/, '22')
}

/** French register of health establishments: department, six digits, Luhn key. */
export const finess = luhnForm({
  id: 'finess',
  title: 'health establishments’ numbers (FINESS)',
  titleFr: 'numéros d’établissements de santé (FINESS)',
  of: 'institution',
  example: '990000002',
  forms: [told('department', [...numbers(0, 99, 2), '2A', '2B']), free('number', ...times(decimal, 6))],
  counted: withDigits,
  matches: (text) => /^(\d\d|2[AB])\d{7}$/.test(text) && hasLuhnKey(withDigits(text)),
})
