import { ean, iso7064, luhn, modulo, verhoeff, weighted } from './checks.js'

/** Numbers completed by their key, each by the public specification of who gives them; null where none exists. */
export const nirOf = (body: string): string =>
  `${body}${String(97 - modulo(body.replace('2A', '19').replace('2B', '18'), 97)).padStart(2, '0')}`
/** Belgium: nine digits; who was born since 2000 counts with a 2 before them. */
export const nissOf = (body: string, since2000: boolean): string =>
  `${body}${String(97 - modulo(since2000 ? `2${body}` : body, 97)).padStart(2, '0')}`
export const ahvOf = (body: string): string => `${body}${ean(body)}`
/** Luxembourg: Luhn's digit and Verhoeff's, both of the eleven before. */
export const luxOf = (body: string): string => `${body}${luhn(body)}${verhoeff(body)}`
export const luhnOf = (body: string): string => `${body}${luhn(body)}`

export function nhsOf(body: string): string | null {
  const key = 11 - (weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return key === 10 ? null : `${body}${key % 11}`
}
export const ppsnOf = (body: string): string =>
  `${body}${'WABCDEFGHIJKLMNOPQRSTUV'.charAt(weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 23)}`
export const npiOf = (body: string): string => `${body}${luhn(`80840${body}`)}`
export function deaOf(letters: string, body: string): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [...body].map(Number)
  return `${letters}${body}${(a + c + e + 2 * (b + d + f)) % 10}`
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
export const dniOf = (body: string): string => `${body}${dniLetters.charAt(Number(body) % 23)}`
export const nieOf = (letter: 'X' | 'Y' | 'Z', body: string): string =>
  `${letter}${body}${dniLetters.charAt(Number(`${'XYZ'.indexOf(letter)}${body}`) % 23)}`
export const spanishInsuranceOf = (body: string): string => `${body}${String(modulo(body, 97)).padStart(2, '0')}`
export function nifOf(body: string): string {
  const rest = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return `${body}${rest < 2 ? 0 : 11 - rest}`
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
export function codiceFiscaleOf(body: string): string {
  const sum = [...body].reduce((total, sign, at) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65
    return total + (at % 2 === 0 ? (oddValues[value] ?? 0) : value)
  }, 0)
  return `${body}${String.fromCharCode(65 + (sum % 26))}`
}

/** German health insurance: the letter counts as two digits, weights 1 and 2, digits of products added. */
export function kvnrOf(body: string): string {
  const digits = `${String(body.charCodeAt(0) - 64).padStart(2, '0')}${body.slice(1)}`
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${sum % 10}`
}
export const germanTaxOf = (body: string): string => `${body}${iso7064(body)}`
export function bsnOf(body: string): string | null {
  const key = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return key === 10 ? null : `${body}${key}`
}
export function norwegianOf(body: string): string | null {
  const first = (11 - (weighted(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11
  const second = (11 - (weighted(`${body}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return first === 10 || second === 10 ? null : `${body}${first}${second}`
}
export const hetuOf = (date: string, sign: string, rank: string): string =>
  `${date}${sign}${rank}${'0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(`${date}${rank}`) % 31)}`
export const peselOf = (body: string): string =>
  `${body}${(10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`
/** Luhn's sum over nine digits, as Swedish numbers have it. */
export const swedishOf = (body: string): string => `${body}${luhn(body)}`
/** German panel doctors: six digits weighted 4 and 9, then two of their field. */
export const lanrOf = (body: string, field: string): string =>
  `${body}${(10 - (weighted(body, [4, 9, 4, 9, 4, 9]) % 10)) % 10}${field}`
/** Polish doctors: the key stands first, of the six after it weighted 1 to 6; never 0, for which there is no number. */
export function pwzOf(body: string): string | null {
  const key = weighted(body, [1, 2, 3, 4, 5, 6]) % 11
  return key === 0 || key === 10 ? null : `${key}${body}`
}
export const portugueseInsuranceOf = (body: string): string =>
  `${body}${9 - (weighted(body, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10)}`
