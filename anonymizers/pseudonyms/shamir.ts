import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { MirrorwardError } from '../../src/errors.js'
import { keyId } from './key-ring.js'

/** Multiplication in GF(256) modulo x⁸ + x⁴ + x³ + x + 1. */
function times(a: number, b: number): number {
  let [left, right, product] = [a, b, 0]
  for (let bit = 0; bit < 8; bit++) {
    product ^= -(right & 1) & left
    left = (left << 1) ^ (-(left >>> 7) & 0x11b)
    right >>>= 1
  }
  return product & 255
}

/** a^254 is the inverse. */
function inverse(a: number): number {
  let result = 1
  for (let step = 0; step < 254; step++) result = times(result, a)
  return result
}

const checkBytes = 4
const form = /^mirrorward-share:([0-9a-f]{8}):(\d{1,3})-of-(\d{1,3}):(\d{1,3}):([0-9a-f]+)$/

/**
 * A key in `of` shares, any `needed` of which make it again; fewer say nothing of it (Shamir 1979, byte by byte over GF(256)).
 * Four bytes of check go with the key, so that a wrong share is noticed. Throws `bad-option` unless 2 ≤ needed ≤ of ≤ 255.
 */
export function splitKey(
  master: Uint8Array,
  { needed, of }: { readonly needed: number; readonly of: number },
): string[] {
  if (!(Number.isInteger(needed) && Number.isInteger(of) && needed >= 2 && needed <= of && of <= 255))
    throw new MirrorwardError('bad-option', `cannot split into ${of} shares of which ${needed} are needed (2 to 255)`)
  const secret = Buffer.concat([master, checkOf(master)])
  const coefficients = randomBytes(secret.length * (needed - 1))
  return Array.from({ length: of }, (_, index) => {
    const x = index + 1
    const share = Buffer.from(
      secret.map((byte, at) => {
        let value = 0
        for (let degree = needed - 2; degree >= 0; degree--)
          value = times(value, x) ^ coefficients[at * (needed - 1) + degree]!
        return times(value, x) ^ byte
      }),
    )
    return `mirrorward-share:${keyId(master)}:${needed}-of-${of}:${x}:${share.toString('hex')}`
  })
}

/** The key of enough shares. Throws `bad-option`: too few, of several keys, a share that is wrong. No share is quoted. */
export function joinKey(shares: readonly string[]): Uint8Array {
  const read = shares.map((share, index) => {
    const [, id, needed, , x, hex] = form.exec(share.trim()) ?? []
    if (id === undefined) throw new MirrorwardError('bad-option', `share ${index + 1} is no share of a key`)
    return { id, needed: Number(needed), x: Number(x), bytes: Buffer.from(hex ?? '', 'hex') }
  })
  const [first] = read
  if (first === undefined) throw new MirrorwardError('bad-option', 'no shares')
  if (read.some(({ id }) => id !== first.id))
    throw new MirrorwardError('bad-option', 'the shares are of different keys')
  const distinct = [...new Map(read.map((each) => [each.x, each])).values()]
  if (distinct.length < first.needed)
    throw new MirrorwardError('bad-option', `${first.needed} shares are needed, ${distinct.length} were given`)
  const used = distinct.slice(0, first.needed)
  const weights = used.map(({ x }) =>
    used.reduce(
      (product, { x: other }) => (other === x ? product : times(product, times(other, inverse(other ^ x)))),
      1,
    ),
  )
  const secret = Buffer.from(
    first.bytes.map((_, at) => used.reduce((sum, { bytes }, index) => sum ^ times(weights[index]!, bytes[at] ?? 0), 0)),
  )
  const [master, check] = [secret.subarray(0, -checkBytes), secret.subarray(-checkBytes)]
  if (check.length !== checkBytes || !timingSafeEqual(check, checkOf(master)))
    throw new MirrorwardError('bad-option', 'a share is wrong: together they make no key')
  return Uint8Array.from(master)
}

function checkOf(master: Uint8Array): Buffer {
  return createHmac('sha256', master).update('shamir').digest().subarray(0, checkBytes)
}
