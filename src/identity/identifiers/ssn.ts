import { always, fixedForm } from './fixed-form.js'
import { decimal, free, times } from './form.js'
import { textOf } from './identifier.js'

/** Area 001–899 without 666, group and serial not all zeros, written with dashes (Social Security Administration, 2011). */
export const ssn = fixedForm({
  id: 'ssn',
  title: 'US social security numbers',
  titleFr: 'numéros de sécurité sociale américains (SSN)',
  evidence: 'formed',
  of: 'person',
  example: '219-09-9999',
  formOf: always(
    free('area', ...times(decimal, 3)),
    free('group', ...times(decimal, 2)),
    free('serial', ...times(decimal, 4)),
  ),
  allows: (parts) =>
    !/^(000|666|9..)$/.test(textOf(parts, 'area')) &&
    textOf(parts, 'group') !== '00' &&
    textOf(parts, 'serial') !== '0000',
  matches: (text) => /^\s*(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\s*$/.test(text),
})
