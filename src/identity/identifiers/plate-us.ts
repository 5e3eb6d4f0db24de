import { fixedForm } from './fixed-form.js'
import { capitals, decimal } from './form.js'

/** Number plates of US vehicles: letters and digits together, five to eight signs; every state has its own order, which is kept. */
export const plateUs = fixedForm({
  id: 'plate-us',
  title: 'US number plates',
  titleFr: 'plaques d’immatriculation américaines',
  evidence: 'formed',
  of: 'person',
  example: '7ABC123',
  marks: /[\s-]/,
  formOf: (plain) =>
    /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{5,8}$/.test(plain)
      ? [{ name: 'number', role: 'free', places: [...plain].map((sign) => (/\d/.test(sign) ? decimal : capitals)) }]
      : undefined,
  matches: (text) => /^(\d?[A-Z]{3}[ -]?\d{3,4}|\d{3}[ -]?[A-Z]{3}|[A-Z]{2}[ -]?\d{5})$/.test(text),
})
