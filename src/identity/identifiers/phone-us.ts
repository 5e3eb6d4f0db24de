import { always, fixedForm } from './fixed-form.js'
import { decimal, free, times, told } from './form.js'
import { textOf } from './identifier.js'

const high = decimal.slice(2)

/** North American telephone numbers: area and exchange from 2, neither of them N11 (NANPA). */
export const phoneUs = fixedForm({
  id: 'phone-us',
  title: 'North American telephone numbers',
  titleFr: 'numéros de téléphone nord-américains',
  evidence: 'formed',
  of: 'person',
  example: '(212) 555-0123',
  marks: /[\s.()-]/,
  prefix: /^\s*\+?1(?=[\s.(-]|\d{10}\s*$)/,
  formOf: always(
    told('area', high, decimal, decimal),
    free('exchange', high, decimal, decimal),
    free('line', ...times(decimal, 4)),
  ),
  allows: (parts) => !/^.11$/.test(textOf(parts, 'area')) && !/^.11$/.test(textOf(parts, 'exchange')),
  matches: (text) => /^\s*(\+?1[ .-]?)?(\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])(?!.11)[2-9]\d{2}[ .-]\d{4}\s*$/.test(text),
})
