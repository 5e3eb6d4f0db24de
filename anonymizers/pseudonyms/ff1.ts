import { createCipheriv } from 'node:crypto'

/** What both forms of FF1 need: NIST SP 800-38G, algorithms 7 and 8. */
export interface Ff1Key {
  /** 16, 24 or 32 bytes, of AES. */
  readonly key: Uint8Array
  readonly tweak: Uint8Array
  /** 2 to 65536. */
  readonly radix: number
}

/** NIST SP 800-38G r1 (second draft, 2025): smaller domains can be searched. */
export const smallestDomain = 1_000_000

/** AES of whole blocks, each on its own. */
export function blockCipher(key: Uint8Array): (blocks: Uint8Array) => Uint8Array {
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return (blocks) => cipher.update(blocks)
}

/** The first block (P) for numbers of `length` signs. */
export function firstBlock({ radix, tweak }: Ff1Key, length: number): Uint8Array {
  const block = new Uint8Array(16)
  const view = new DataView(block.buffer)
  block.set([1, 2, 1, radix >>> 16, (radix >>> 8) & 255, radix & 255, 10, (length >>> 1) & 255])
  view.setUint32(8, length)
  view.setUint32(12, tweak.length)
  return block
}

/** Bytes of the larger half as a number: of r^v − 1, whose bits are counted, not reckoned with logarithms. */
export function halfBytes(radix: number, digits: number): number {
  const bits = (BigInt(radix) ** BigInt(digits) - 1n).toString(2).length
  return Math.ceil(bits / 8)
}

/**
 * FF1 of numerals of any radix and length, with whole numbers of any size: slow, for what `Ff1Numbers` does not hold. Throws a
 * RangeError for fewer than a million values, and numerals that are not below the radix.
 */
export function ff1Numerals(
  numerals: readonly number[],
  { decrypt = false, ...key }: Ff1Key & { readonly decrypt?: boolean },
): number[] {
  const { radix, tweak } = key
  const length = numerals.length
  checkDomain(radix, length)
  if (numerals.some((each) => !(Number.isInteger(each) && each >= 0 && each < radix)))
    throw new RangeError('a numeral is not below the radix')
  const encrypt = blockCipher(key.key)
  const r = BigInt(radix)
  const u = length >>> 1
  const v = length - u
  const b = halfBytes(radix, v)
  const d = 4 * Math.ceil(b / 4) + 4
  const p = firstBlock(key, length)
  let first = numberFrom(numerals.slice(0, u), r)
  let second = numberFrom(numerals.slice(u), r)
  for (let step = 0; step < 10; step++) {
    const round = decrypt ? 9 - step : step
    const known = decrypt ? first : second
    const q = new Uint8Array(16 * Math.ceil((tweak.length + b + 1) / 16))
    q.set(tweak)
    q[q.length - b - 1] = round
    q.set(bytesOf(known, b), q.length - b)
    const code = chained([p, q], encrypt)
    const m = r ** BigInt(round % 2 === 0 ? u : v)
    const added = numberOf(stretched(code, d, encrypt))
    if (decrypt) {
      const opened = (((second - added) % m) + m) % m
      second = first
      first = opened
    } else {
      const closed = (first + added) % m
      first = second
      second = closed
    }
  }
  return [...numeralsOf(first, { radix: r, length: u }), ...numeralsOf(second, { radix: r, length: v })]
}

export function checkDomain(radix: number, length: number): void {
  if (!Number.isInteger(radix) || radix < 2 || radix > 65536) throw new RangeError('the radix is from 2 to 65536')
  if (length < 2 || length * Math.log2(radix) < Math.log2(smallestDomain) - 1e-9)
    throw new RangeError('format-preserving encryption needs a million values or more')
}

/** CBC-MAC with a zero start. */
export function chained(parts: readonly Uint8Array[], encrypt: (blocks: Uint8Array) => Uint8Array): Uint8Array {
  let state: Uint8Array = new Uint8Array(16)
  for (const part of parts)
    for (let at = 0; at < part.length; at += 16) {
      const own = part.subarray(at, at + 16)
      state = Uint8Array.from(encrypt(state.map((byte, index) => byte ^ own[index]!)))
    }
  return state
}

/** The code, and behind it the codes of the code with 1, 2 … in its last bytes, cut to `length`. */
function stretched(code: Uint8Array, length: number, encrypt: (blocks: Uint8Array) => Uint8Array): Uint8Array {
  const blocks = [code]
  for (let count = 1; 16 * blocks.length < length; count++) {
    const other = Uint8Array.from(code)
    const view = new DataView(other.buffer)
    view.setUint32(12, view.getUint32(12) ^ count)
    blocks.push(Uint8Array.from(encrypt(other)))
  }
  return Buffer.concat(blocks).subarray(0, length)
}

function numberFrom(numerals: readonly number[], radix: bigint): bigint {
  return numerals.reduce((sum, each) => sum * radix + BigInt(each), 0n)
}

function numeralsOf(value: bigint, { radix, length }: { readonly radix: bigint; readonly length: number }): number[] {
  const numerals = new Array<number>(length)
  let left = value
  for (let at = length - 1; at >= 0; at--) {
    numerals[at] = Number(left % radix)
    left /= radix
  }
  return numerals
}

function bytesOf(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let left = value
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = Number(left & 255n)
    left >>= 8n
  }
  return bytes
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
