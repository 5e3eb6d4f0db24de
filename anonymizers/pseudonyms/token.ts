import type { Mac } from './mac.js'

/** How a pseudonym is written: a kind, and of all but UUIDs the number of signs. */
export interface TokenForm {
  readonly kind: 'hex' | 'base32' | 'decimal' | 'uuid'
  readonly length: number
}

/** Crockford's alphabet: no I, L, O, U. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Fewer would make two of a million values one by a chance of more than one half (n² / 2 / size). */
const fewestBits = 39
/** What a code has, and no more than half of it is written. */
const mostBits = 128

export const tokenFormText = 'hex:n, base32:n, decimal:n or uuid'

/** `hex:16`, `base32:13`, `decimal:14`, `uuid`; undefined for anything else, and where fewer or more bits are written than are there. */
export function parseTokenForm(text: string): TokenForm | undefined {
  if (text === 'uuid') return { kind: 'uuid', length: 36 }
  const [, kind, digits] = /^(hex|base32|decimal):(\d{1,2})$/.exec(text) ?? []
  if (kind === undefined) return undefined
  const form = { kind: kind as TokenForm['kind'], length: Number(digits) }
  const bits = tokenBits(form)
  return bits >= fewestBits && bits <= mostBits + 4 ? form : undefined
}

/** log2 of how many different tokens there are. */
export function tokenBits({ kind, length }: TokenForm): number {
  switch (kind) {
    case 'hex':
      return 4 * length
    case 'base32':
      return 5 * length
    case 'decimal':
      return length * Math.log2(10)
    case 'uuid':
      return 122
  }
}

/** Pairs of `values` different values that are expected to get one token: n (n − 1) / 2 / size. */
export function expectedCollisions(values: number, form: TokenForm): number {
  return (values * (values - 1)) / 2 / 2 ** tokenBits(form)
}

/** The token of a text: from the first 128 bits of its code. */
export function token(text: string, { mac, form }: { readonly mac: Mac; readonly form: TokenForm }): string {
  const words = mac.words(text)
  switch (form.kind) {
    case 'hex':
      return (hex(words[0]!) + hex(words[1]!) + hex(words[2]!) + hex(words[3]!)).slice(0, form.length)
    case 'base32':
      return base32(words, form.length)
    case 'decimal':
      return decimal(words, form.length)
    case 'uuid':
      return uuid(hex(words[0]!) + hex(words[1]!) + hex(words[2]!) + hex(words[3]!))
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

function base32(words: Int32Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at++) {
    const bit = 5 * at
    const [word, shift] = [bit >>> 5, 27 - (bit & 31)]
    const value = shift >= 0 ? words[word]! >>> shift : (words[word]! << -shift) | (words[word + 1]! >>> (32 + shift))
    text += crockford[value & 31]
  }
  return text
}

/** The first 128 bits as a number modulo 10^length. */
function decimal(words: Int32Array, length: number): string {
  const value = words.subarray(0, 4).reduce((sum, word) => (sum << 32n) | BigInt(word >>> 0), 0n)
  return String(value % 10n ** BigInt(length)).padStart(length, '0')
}

/** RFC 9562, version 8: bits of whoever makes it. */
function uuid(digits: string): string {
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) & 3]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}
