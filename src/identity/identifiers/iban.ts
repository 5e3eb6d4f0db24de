import { digitsOf, remainder97 } from './check-digits.js'
import { fixedForm } from './fixed-form.js'
import { capitals, decimal, fixed, type PartForm } from './form.js'
import { ibanLengths } from './iban-lengths.js'
import { ribForm, ribKey } from './rib.js'

/** The two check digits of a country and its account number: ISO 13616, ISO/IEC 7064 mod 97-10. */
export function ibanKey(country: string, account: string): string {
  return String(98 - remainder97(digitsOf(`${account}${country}00`))).padStart(2, '0')
}

/** Of other countries digits stay digits and letters letters; national keys inside are made for France and Monaco only. */
function formOf(plain: string): readonly PartForm[] | undefined {
  const country = plain.slice(0, 2)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return undefined
  if ((ibanLengths.get(country) ?? plain.length) !== plain.length) return undefined
  const places = [...plain.slice(4)].map((sign) => (/\d/.test(sign) ? decimal : capitals))
  return [
    fixed('country', country),
    { name: 'key', role: 'check', places: [decimal, decimal] },
    ...(/^(FR|MC)$/.test(country) ? ribForm : [{ name: 'account', role: 'free', places } as const]),
  ]
}

export const iban = fixedForm({
  id: 'iban',
  title: 'bank account numbers (IBAN)',
  titleFr: 'numéros de compte bancaire (IBAN)',
  evidence: 'certain',
  of: 'person',
  example: 'FR1420041010050500013M02606',
  formOf,
  keys: [
    { name: 'rib-key', of: (plain) => ribKey(plain.slice(4)) },
    { name: 'key', of: (plain) => ibanKey(plain.slice(0, 2), plain.slice(4)) },
  ],
  matches(text) {
    const plain = text.replace(/[\s-]/g, '').toUpperCase()
    return (
      /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) && remainder97(digitsOf(plain.slice(4) + plain.slice(0, 4))) === 1
    )
  },
})
