import { remainder97 } from './check-digits.js'
import { always, fixedForm } from './fixed-form.js'
import { decimal, free, numbers, type PartForm, times, told } from './form.js'

/** 97 less the remainder of the 13 signs by 97, where 2A counts as 19 and 2B as 18 (INSEE). */
export function nirKey(start: string): string {
  const digits = start.replace(/^(.{5})2A/, '$119').replace(/^(.{5})2B/, '$118')
  return String(97 - remainder97(digits)).padStart(2, '0')
}

/** Months 01 to 12; 20, 30 to 42 and 50 to 99 where the month of birth is not known or the numbers ran out. */
const months = [...numbers(1, 12, 2), '20', ...numbers(30, 42, 2), ...numbers(50, 99, 2)]
const departments = [...numbers(1, 99, 2), '2A', '2B']

const forms: readonly PartForm[] = [
  told('sex', ['1', '2', '3', '4', '7', '8']),
  told('year', ...times(decimal, 2)),
  told('month', months),
  told('department', departments),
  told('commune', ...times(decimal, 3)),
  free('order', ...times(decimal, 3)),
]
const keyed = always(...forms, { name: 'key', role: 'check', places: times(decimal, 2) })
const unkeyed = always(...forms)

/** Sex, year, month, department (2A and 2B in Corsica), commune, order, and a key of two digits. The INS of patients is one. */
export const nir = fixedForm({
  id: 'nir',
  title: 'French social security numbers (NIR)',
  titleFr: 'numéros de sécurité sociale (NIR)',
  evidence: 'certain',
  of: 'person',
  example: '185057800608491',
  formOf: (plain) => keyed(plain) ?? unkeyed(plain),
  keys: [{ name: 'key', of: (plain) => nirKey(plain.slice(0, 13)) }],
  matches(text) {
    const parts = /^([1-478]\d{4}(?:\d\d|2[AB])\d{6})(\d\d)$/.exec(text.replace(/[\s.]/g, '').toUpperCase())
    return parts !== null && nirKey(parts[1] ?? '') === parts[2]
  },
})
