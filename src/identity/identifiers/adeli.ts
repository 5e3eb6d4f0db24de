import { always, fixedForm } from './fixed-form.js'
import { decimal, free, numbers, times, told } from './form.js'

/**
 * French register of professions that RPPS is taking over from: department (2A and 2B in Corsica) and seven digits. Whether
 * the last is a key, and which, could not be verified: none is asked or made, so that the layout alone speaks.
 */
export const adeli = fixedForm({
  id: 'adeli',
  title: 'professionals’ numbers (ADELI)',
  titleFr: 'numéros de professionnels (ADELI)',
  evidence: 'formed',
  of: 'person',
  example: '759312345',
  formOf: always(told('department', [...numbers(1, 99, 2), '2A', '2B']), free('number', ...times(decimal, 7))),
})
