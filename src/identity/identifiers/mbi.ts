import { always, fixedForm } from './fixed-form.js'
import { decimal, free } from './form.js'

/** Letters that no digit is taken for: without S, L, O, I, B, Z. */
const letters = 'ACDEFGHJKMNPQRTUVWXY'.split('')
const either = [...decimal, ...letters]

/** US Medicare Beneficiary Identifier: eleven signs, no key (CMS). */
export const mbi = fixedForm({
  id: 'mbi',
  title: 'Medicare numbers (MBI)',
  titleFr: 'numéros Medicare (MBI)',
  evidence: 'certain',
  of: 'person',
  example: '1EG4-TE5-MK73',
  formOf: always(
    free(
      'number',
      decimal.slice(1),
      letters,
      either,
      decimal,
      letters,
      either,
      decimal,
      letters,
      letters,
      decimal,
      decimal,
    ),
  ),
})
