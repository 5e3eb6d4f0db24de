import { blockCipher, chained, checkDomain, type Ff1Key, firstBlock, halfBytes } from './ff1.js'

/** Whether `Ff1Numbers` holds numbers of so many signs: all are whole doubles, and a half (two signs of 65536 at most) has 32 bits. */
export function fitsNumbers(radix: number, length: number): boolean {
  return radix ** length <= 2 ** 53
}

/**
 * FF1 of many numbers at once: each of the ten rounds is one call of the cipher for all of them, halves are doubles, nothing is
 * a BigInt. The same ciphertexts as `ff1Numerals` of the number's `length` signs. Throws a RangeError as that does.
 */
export class Ff1Numbers {
  /** r^length: values are below it. */
  readonly size: number
  readonly #encrypt: (blocks: Uint8Array) => Uint8Array
  /** The chain up to the last block, which alone differs from value to value. */
  readonly #state: Uint8Array
  readonly #bytes: number
  readonly #moduli: readonly [number, number]
  #blocks = new Uint8Array(0)

  constructor(key: Ff1Key, length: number) {
    checkDomain(key.radix, length)
    if (!fitsNumbers(key.radix, length)) throw new RangeError('more signs than a number holds')
    const u = length >>> 1
    this.size = key.radix ** length
    this.#moduli = [key.radix ** u, key.radix ** (length - u)]
    this.#bytes = halfBytes(key.radix, length - u)
    this.#encrypt = blockCipher(key.key)
    const q = new Uint8Array(16 * Math.ceil((key.tweak.length + this.#bytes + 1) / 16))
    q.set(key.tweak)
    const before = chained([firstBlock(key, length), q.subarray(0, q.length - 16)], this.#encrypt)
    this.#state = before.map((byte, at) => byte ^ q[q.length - 16 + at]!)
  }

  /** Encrypts in place. */
  encrypt(values: Float64Array): void {
    const [first, second] = this.#halves(values)
    for (let round = 0; round < 10; round++) {
      const code = this.#round(second, round)
      const modulus = this.#moduli[round & 1]!
      for (let at = 0; at < values.length; at++) {
        const sum = first[at]! + this.#added(code, 16 * at, modulus)
        first[at] = second[at]!
        second[at] = sum >= modulus ? sum - modulus : sum
      }
    }
    this.#join(values, first, second)
  }

  /** Decrypts in place. */
  decrypt(values: Float64Array): void {
    const [first, second] = this.#halves(values)
    for (let round = 9; round >= 0; round--) {
      const code = this.#round(first, round)
      const modulus = this.#moduli[round & 1]!
      for (let at = 0; at < values.length; at++) {
        const difference = second[at]! - this.#added(code, 16 * at, modulus)
        second[at] = first[at]!
        first[at] = difference < 0 ? difference + modulus : difference
      }
    }
    this.#join(values, first, second)
  }

  #halves(values: Float64Array): readonly [Float64Array, Float64Array] {
    const right = this.#moduli[1]
    const first = values.map((value) => Math.floor(value / right))
    const second = values.map((value, at) => value - first[at]! * right)
    return [first, second]
  }

  #join(values: Float64Array, first: Float64Array, second: Float64Array): void {
    const right = this.#moduli[1]
    for (let at = 0; at < values.length; at++) values[at] = first[at]! * right + second[at]!
  }

  /** The codes of a round, 16 bytes a value. */
  #round(halves: Float64Array, round: number): Uint8Array {
    const length = 16 * halves.length
    if (this.#blocks.length < length) this.#blocks = new Uint8Array(length)
    const [blocks, state, bytes] = [this.#blocks, this.#state, this.#bytes]
    const before = 15 - bytes
    for (let at = 0, start = 0; at < halves.length; at++, start += 16) {
      for (let byte = 0; byte < 16; byte++) blocks[start + byte] = state[byte]!
      blocks[start + before]! ^= round
      let half = halves[at]! | 0
      for (let byte = 15; byte > before; byte--, half >>>= 8) blocks[start + byte]! ^= half
    }
    return this.#encrypt(blocks.subarray(0, length))
  }

  /** The first 8 bytes of a code (d of the standard, for halves of up to four bytes) as a number modulo the half. */
  #added(code: Uint8Array, start: number, modulus: number): number {
    const end = start + 8
    let rest = 0
    for (let at = start; at < end; at += 2) {
      const value = rest * 65536 + ((code[at]! << 8) | code[at + 1]!)
      rest = value - Math.floor(value / modulus) * modulus
      if (rest < 0) rest += modulus
      else if (rest >= modulus) rest -= modulus
    }
    return rest
  }
}
