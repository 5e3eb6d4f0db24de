import { fixedForm } from './fixed-form.js'
import { decimal, free, times, told } from './form.js'
import { luhnKey } from './luhn.js'

/** Payment cards: six digits of the issuer, an account, a Luhn key; 13 to 19 digits from 2 to 6 (ISO/IEC 7812-1). */
export const card = fixedForm({
  id: 'card',
  title: 'payment card numbers',
  titleFr: 'numéros de carte bancaire',
  evidence: 'checked',
  of: 'person',
  example: '4111 1111 1111 1111',
  marks: /[\s-]/,
  formOf: (plain) =>
    /^[2-6]\d{12,18}$/.test(plain)
      ? [
          told('issuer', ['2', '3', '4', '5', '6'], ...times(decimal, 5)),
          free('account', ...times(decimal, plain.length - 7)),
          { name: 'key', role: 'check', places: [decimal] },
        ]
      : undefined,
  keys: [{ name: 'key', of: (plain) => luhnKey(plain.slice(0, -1)) }],
})
