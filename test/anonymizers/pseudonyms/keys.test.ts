import { hkdfSync } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import {
  canonical,
  expectedCollisions,
  joinKey,
  KeyRing,
  keyId,
  Mac,
  parseTokenForm,
  splitKey,
  token,
} from '../../../anonymizers/pseudonyms/index.js'

const master = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1)
const ring = KeyRing.of(master, { project: 'cohort' })

test('keys are derived by project, domain and purpose', () => {
  const expected = new Uint8Array(hkdfSync('sha256', master, 'cohort', 'mirrorward/1/patient/token', 32))
  expect(ring.derive('patient', 'token')).toEqual(expected)
  const others = [
    ring.derive('staff', 'token'),
    ring.derive('patient', 'pick'),
    KeyRing.of(master, { project: 'other' }).derive('patient', 'token'),
    KeyRing.of(
      master.map((byte) => byte ^ 1),
      { project: 'cohort' },
    ).derive('patient', 'token'),
  ]
  for (const other of others) expect(other).not.toEqual(expected)
})

test('however a ring of keys is printed, it shows its id alone', () => {
  const texts = [
    String(ring),
    `${JSON.stringify(ring)}`,
    inspect(ring),
    inspect({ ring }, { depth: 9, showHidden: true }),
  ]
  for (const text of texts) {
    expect(text).toContain(ring.id)
    expect(text).not.toContain(Buffer.from(master).toString('hex').slice(0, 8))
    expect(text).not.toMatch(/1, 8, 15|Uint8Array/)
  }
  expect(ring.id).toMatch(/^[0-9a-f]{8}$/)
})

test('a key of another length is refused', () => {
  expect(() => KeyRing.of(master.slice(1), { project: 'x' })).toThrow('a key has 32 bytes')
})

test('any three of five shares make the key again, two do not', () => {
  const shares = splitKey(master, { needed: 3, of: 5 })
  for (const [a, b, c] of [
    [0, 1, 2],
    [4, 2, 0],
    [1, 3, 4],
  ] as const)
    expect(joinKey([shares[a]!, shares[b]!, shares[c]!])).toEqual(master)
  expect(() => joinKey(shares.slice(0, 2))).toThrow('3 shares are needed, 2 were given')
  expect(() => joinKey([shares[0]!, shares[0]!, shares[1]!])).toThrow('3 shares are needed, 2 were given')
})

test('a share that is wrong, or of another key, is noticed', () => {
  const shares = splitKey(master, { needed: 2, of: 3 })
  const wrong = shares[0]!.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'))
  expect(() => joinKey([wrong, shares[1]!])).toThrow('a share is wrong')
  const other = splitKey(
    master.map((byte) => byte ^ 9),
    { needed: 2, of: 3 },
  )
  expect(() => joinKey([other[0]!, shares[1]!])).toThrow('the shares are of different keys')
  expect(() => joinKey(['nonsense', shares[1]!])).toThrow('share 1 is no share of a key')
  expect(() => splitKey(master, { needed: 1, of: 3 })).toThrow('cannot split')
  expect(shares.every((share) => share.includes(keyId(master)))).toBe(true)
})

test('canonical forms make one value of what is one', () => {
  expect(canonical(' e\u0301 ')).toBe('é')
  expect(canonical('1 85 05-78', 'digits')).toBe('1850578')
  expect(canonical('00123')).toBe('00123')
  expect(['00123', '123.0', '+123', '-0123'].map((text) => canonical(text, 'integer'))).toEqual([
    '123',
    '123',
    '123',
    '-123',
  ])
  expect(canonical(' ab', 'exact')).toBe(' ab')
  expect(canonical(' ab', 'upper')).toBe('AB')
})

test('tokens have the form that was asked for, and differ', () => {
  const mac = new Mac(ring.derive('patient', 'token'))
  const forms = {
    'hex:16': /^[0-9a-f]{16}$/,
    'base32:26': /^[0-9A-HJKMNP-TV-Z]{26}$/,
    'decimal:14': /^\d{14}$/,
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  }
  for (const [text, pattern] of Object.entries(forms)) {
    const form = parseTokenForm(text)!
    const tokens = Array.from({ length: 500 }, (_, index) => token(`value ${index}`, { mac, form }))
    expect(tokens.every((each) => pattern.test(each))).toBe(true)
    expect(new Set(tokens).size).toBe(500)
  }
})

test('signs of base32 are five bits each, in order', () => {
  const mac = new Mac(ring.derive('patient', 'token'))
  const bits = [...mac.words('v')].map((word) => (word >>> 0).toString(2).padStart(32, '0')).join('')
  const signs = Array.from({ length: 26 }, (_, at) => Number.parseInt(bits.slice(5 * at, 5 * at + 5), 2))
  const text = token('v', { mac, form: { kind: 'base32', length: 26 } })
  expect([...text].map((sign) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(sign))).toEqual(signs)
})

test('forms that too many values would share, or that the code does not fill, are refused', () => {
  const refused = ['decimal:11', 'hex:9', 'base32:7', 'hex:34', 'decimal:41', 'octal:20', 'uuid:3']
  for (const text of refused) expect([text, parseTokenForm(text)]).toEqual([text, undefined])
  // n² / 2 / size: a million values among 10^12.
  expect(expectedCollisions(1_000_000, { kind: 'decimal', length: 12 })).toBeCloseTo(0.5, 3)
})
