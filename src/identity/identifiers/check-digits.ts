import { luhnKey } from './luhn.js'

/** Letters count from 10, as in IBANs: the digits of signs one after the other. */
export function digitsOf(signs: string): string {
  return [...signs].map((sign) => Number.parseInt(sign, 36)).join('')
}

/** Of a number of any length, in pieces that stay exact. */
export function remainder97(digits: string): number {
  let rest = 0
  for (let at = 0; at < digits.length; at += 9) rest = Number(`${rest}${digits.slice(at, at + 9)}`) % 97
  return rest
}

/** 97 less the remainder, two digits: 01 to 97. */
export function mod97Key(signs: string): string {
  return String(97 - remainder97(digitsOf(signs))).padStart(2, '0')
}

/** Digits weighed 2, 3, 4 … from the right; 11 less the remainder by 11, where 11 is 0 and 10 is none ("X"). */
export function mod11Key(signs: string): string {
  const digits = digitsOf(signs)
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += Number(digits[digits.length - 1 - at]) * (at + 2)
  const key = (11 - (sum % 11)) % 11
  return key === 10 ? 'X' : String(key)
}

/** Luhn over signs where letters are two digits, as in securities' numbers (ISO 6166). */
export function luhnKeyOfSigns(signs: string): string {
  return luhnKey(digitsOf(signs))
}
