import { fixedForm } from './fixed-form.js'
import { decimal, fixed, free, times } from './form.js'

/** 1 and 7 stand alone, these are of two digits, the rest of three (ITU-T E.164). */
const two = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

function countryOf(plain: string): string {
  return plain.slice(0, /^[17]/.test(plain) ? 1 : two.test(plain) ? 2 : 3)
}

/** Telephone numbers of any country behind a plus: its code, and up to fifteen digits in all. */
export const phoneE164 = fixedForm({
  id: 'phone-e164',
  title: 'international telephone numbers',
  titleFr: 'numéros de téléphone internationaux',
  evidence: 'formed',
  of: 'person',
  example: '+33 6 39 98 00 12',
  marks: /[\s./()-]/,
  prefix: /^\s*(?:\+|00(?=[1-9]))/,
  formOf: (plain) => {
    if (!/^[1-9]\d{7,14}$/.test(plain)) return undefined
    const country = countryOf(plain)
    return [fixed('country', country), free('number', ...times(decimal, plain.length - country.length))]
  },
  matches: (text) =>
    /^\s*(\+|00)[1-9][\d\s./()-]+$/.test(text) && /^[1-9]\d{7,14}$/.test(text.replace(/^\s*(\+|00)|\D/g, '')),
})
