import { always, fixedForm } from './fixed-form.js'
import { decimal, free, times, told } from './form.js'

/** French telephone numbers: 0, +33 or 0033, a digit for region or mobile, eight digits. */
export const phoneFr = fixedForm({
  id: 'phone-fr',
  title: 'French telephone numbers',
  titleFr: 'numéros de téléphone français',
  evidence: 'formed',
  of: 'person',
  example: '06 39 98 00 12',
  marks: /[\s./()-]/,
  prefix: /^\s*(?:(?:\+|00)33[\s.-]*(?:\(0\))?|0)/,
  formOf: always(told('region', decimal.slice(1)), free('number', ...times(decimal, 8))),
  matches: (text) => /^\s*(?:(?:\+|00)33[\s.-]*(?:\(0\)[\s.-]*)?|0)[1-9](?:[\s./-]?\d{2}){4}\s*$/.test(text),
})
