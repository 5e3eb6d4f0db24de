import type { Identifier } from './identifier.js'

/** 97 less the remainder of the 13 signs by 97, where 2A counts as 19 and 2B as 18 (INSEE). */
export function nirKey(start: string): string {
  const number = BigInt(start.replace(/^(.{5})2A/, '$119').replace(/^(.{5})2B/, '$118'))
  return String(97n - (number % 97n)).padStart(2, '0')
}

/** Sex, year, month, department (2A and 2B in Corsica), commune, order, and a key of two digits. */
export const nir: Identifier = {
  id: 'nir',
  title: 'French social security numbers (NIR)',
  evidence: 'certain',
  of: 'person',
  matches(text) {
    const parts = /^([1-478]\d{4}(?:\d\d|2[AB])\d{6})(\d\d)$/.exec(text.replace(/[\s.]/g, '').toUpperCase())
    return parts !== null && nirKey(parts[1] ?? '') === parts[2]
  },
}
