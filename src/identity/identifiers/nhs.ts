import { mod11Key } from './check-digits.js'
import { always, fixedForm } from './fixed-form.js'
import { decimal, free, times } from './form.js'
import { textOf } from './identifier.js'

/** NHS numbers of England, Wales and the Isle of Man: nine digits and a key modulo 11; those with key 10 are not given out. */
export const nhs = fixedForm({
  id: 'nhs',
  title: 'NHS numbers',
  titleFr: 'numéros du NHS britannique',
  evidence: 'checked',
  of: 'person',
  example: '943 476 5919',
  formOf: always(free('number', ...times(decimal, 9)), { name: 'key', role: 'check', places: [decimal] }),
  keys: [{ name: 'key', of: (plain) => mod11Key(plain.slice(0, 9)) }],
  allows: (parts) => mod11Key(textOf(parts, 'number')) !== 'X',
})
