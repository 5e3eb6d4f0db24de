import { ff1Numerals, smallestDomain } from './ff1.js'
import { Ff1Numbers, fitsNumbers } from './ff1-numbers.js'

/** A keyed permutation of the whole numbers 0 … size − 1. */
export interface Permutation {
  readonly size: bigint
  encrypt(values: readonly bigint[]): bigint[]
  decrypt(values: readonly bigint[]): bigint[]
  /** In place, of numbers; throws a RangeError where the size is beyond what a number holds. */
  encryptNumbers(values: Float64Array): void
  decryptNumbers(values: Float64Array): void
}

/** What a permutation is made of: a key of 32 bytes, a public tweak that keeps two uses apart. */
export interface PermutationKey {
  readonly key: Uint8Array
  readonly tweak: string
}

/**
 * FF1 on the numbers below `size`: decimal signs where the size is a power of ten, else bits, encrypted again until the number is
 * below the size (at most twice on average). Throws a RangeError below a million.
 */
export function permutation(size: bigint, { key, tweak }: PermutationKey): Permutation {
  if (size < BigInt(smallestDomain)) throw new RangeError('format-preserving encryption needs a million values or more')
  const isDecimal = /^10+$/.test(String(size))
  const radix = isDecimal ? 10 : 2
  const length = isDecimal ? String(size).length - 1 : (size - 1n).toString(2).length
  const ff1 = { key, tweak: new TextEncoder().encode(tweak), radix }
  if (fitsNumbers(radix, length)) return ofNumbers(size, new Ff1Numbers(ff1, length))
  const r = BigInt(radix)
  const walk = (value: bigint, decrypt: boolean): bigint => {
    let next = value
    do {
      const numerals = Array.from(next.toString(radix).padStart(length, '0'), Number)
      next = ff1Numerals(numerals, { ...ff1, decrypt }).reduce((sum, each) => sum * r + BigInt(each), 0n)
    } while (next >= size)
    return next
  }
  const tooLarge = (): never => {
    throw new RangeError('more values than numbers hold')
  }
  return {
    size,
    encrypt: (values) => values.map((value) => walk(value, false)),
    decrypt: (values) => values.map((value) => walk(value, true)),
    encryptNumbers: tooLarge,
    decryptNumbers: tooLarge,
  }
}

function ofNumbers(size: bigint, ff1: Ff1Numbers): Permutation {
  const bound = Number(size)
  const walk = (values: Float64Array, step: (values: Float64Array) => void): void => {
    step(values)
    if (ff1.size === bound) return
    for (let open = rowsAbove(values, bound); open.length > 0; open = open.filter((at) => values[at]! >= bound)) {
      const again = Float64Array.from(open, (at) => values[at]!)
      step(again)
      open.forEach((at, index) => {
        values[at] = again[index]!
      })
    }
  }
  const encryptNumbers = (values: Float64Array) => walk(values, (some) => ff1.encrypt(some))
  const decryptNumbers = (values: Float64Array) => walk(values, (some) => ff1.decrypt(some))
  const asNumbers = (values: readonly bigint[], step: (values: Float64Array) => void): bigint[] => {
    const numbers = Float64Array.from(values, Number)
    step(numbers)
    return Array.from(numbers, BigInt)
  }
  return {
    size,
    encrypt: (values) => asNumbers(values, encryptNumbers),
    decrypt: (values) => asNumbers(values, decryptNumbers),
    encryptNumbers,
    decryptNumbers,
  }
}

function rowsAbove(values: Float64Array, bound: number): number[] {
  const rows: number[] = []
  for (let at = 0; at < values.length; at++) if (values[at]! >= bound) rows.push(at)
  return rows
}
