import { always, fixedForm } from './fixed-form.js'
import { capitals, decimal, free, type PartForm, times, told } from './form.js'

const alphanumeric = [...decimal, ...capitals]

/** Letters of an account count 1 to 9 over again: A and J are 1, B, K and S are 2. */
function ribDigits(signs: string): string {
  return signs.replace(/[A-Z]/g, (letter) => {
    const value = Number.parseInt(letter, 36) - 9
    return String(value <= 9 ? value : value <= 18 ? value - 9 : value - 17)
  })
}

/** The key of a French account: 97 less the remainder of bank, branch and account weighed 89, 15 and 3. */
export function ribKey(signs: string): string {
  const digits = ribDigits(signs)
  const sum = 89 * Number(digits.slice(0, 5)) + 15 * Number(digits.slice(5, 10)) + 3 * Number(digits.slice(10, 21))
  return String(97 - (sum % 97)).padStart(2, '0')
}

/** Bank, branch, account, key: the account part of French IBANs. */
export const ribForm: readonly PartForm[] = [
  told('bank', ...times(decimal, 5)),
  told('branch', ...times(decimal, 5)),
  free('account', ...times(alphanumeric, 11)),
  { name: 'rib-key', role: 'check', places: times(decimal, 2) },
]

/** French bank accounts as they were before IBANs. */
export const rib = fixedForm({
  id: 'rib',
  title: 'French bank account numbers (RIB)',
  titleFr: 'relevés d’identité bancaire (RIB)',
  evidence: 'certain',
  of: 'person',
  example: '20041010050500013M02606',
  formOf: always(...ribForm),
  keys: [{ name: 'rib-key', of: (plain) => ribKey(plain) }],
})
