import type { Identifier } from './identifier.js'

/** The two check digits of a country and its account number: ISO 13616, ISO/IEC 7064 mod 97-10. */
export function ibanKey(country: string, account: string): string {
  return String(98n - remainder(`${account}${country}00`)).padStart(2, '0')
}

export const iban: Identifier = {
  id: 'iban',
  title: 'bank account numbers (IBAN)',
  evidence: 'certain',
  of: 'person',
  matches(text) {
    const plain = text.replace(/[\s-]/g, '').toUpperCase()
    return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) && remainder(plain.slice(4) + plain.slice(0, 4)) === 1n
  },
}

/** Letters count from 10. */
function remainder(signs: string): bigint {
  return BigInt([...signs].map((sign) => Number.parseInt(sign, 36)).join('')) % 97n
}
