/** A notation that names or reaches a person. */
interface IdentifierShape {
  /** In the plural, for a message. */
  readonly title: string
  /** Share of a column's rows below which a match may be chance; 0 where one is enough. */
  readonly leastShare: number
  matches(text: string): boolean
}

export const identifierShapes: readonly IdentifierShape[] = [
  { title: 'e-mail addresses', leastShare: 0, matches: (text) => /^\s*[^\s@]+@[^\s@]+\.[^\s@.]{2,}\s*$/.test(text) },
  { title: 'bank account numbers (IBAN)', leastShare: 0, matches: isIban },
  { title: 'French social security numbers (NIR)', leastShare: 0.5, matches: isNir },
  { title: 'US social security numbers', leastShare: 0.5, matches: isSsn },
  { title: 'telephone numbers', leastShare: 0.5, matches: isTelephone },
]

/** ISO 13616: country, two check digits, up to 30 letters and digits; rearranged as a number it leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const plain = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false
  const digits = [...(plain.slice(4) + plain.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

/**
 * Sex, year, month, department (2A and 2B in Corsica), commune, order, and a key of two digits: 97 less the remainder of the
 * rest by 97, where 2A counts as 19 and 2B as 18 (INSEE).
 */
function isNir(text: string): boolean {
  const parts = /^([1-478]\d{4})(\d\d|2[AB])(\d{6})(\d\d)$/.exec(text.replace(/[\s.]/g, '').toUpperCase())
  if (parts === null) return false
  const [, start = '', department = '', rest = '', key = ''] = parts
  const number = BigInt(start + department.replace('2A', '19').replace('2B', '18') + rest)
  return 97n - (number % 97n) === BigInt(key)
}

/** Area 001–899 without 666, group and serial not all zeros, written with dashes (Social Security Administration, 2011). */
function isSsn(text: string): boolean {
  return /^\s*(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\s*$/.test(text)
}

/** Nine to fifteen digits after + or 0, in groups or not (E.164 and national writing). */
function isTelephone(text: string): boolean {
  const plain = text.trim()
  const digits = plain.replace(/\D/g, '').length
  return /^(\+|\(?0)[\d\s()./-]+$/.test(plain) && digits >= 9 && digits <= 15
}
