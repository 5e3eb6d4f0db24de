import { describe, expect, test } from 'vitest'
import { Ff1Numbers, ff1Numerals, permutation } from '../../../anonymizers/pseudonyms/index.js'

const key128 = '2B7E151628AED2A6ABF7158809CF4F3C'
const key192 = `${key128}EF4359D8D580AA4F`
const key256 = `${key192}7F036D6F04FC6A94`
const digits = '0123456789'
const both = '0123456789abcdefghi'

/** NIST SP 800-38G, FF1 samples 1 to 9; the others agree between capitalone/fpe 1.2.1 (Go) and a program in whole numbers. */
const cases = [
  [key128, '', 10, digits, '2433477484'],
  [key128, '9876543210', 10, digits, '6124200773'],
  [key128, '7777pqrs777', 36, both, 'a9tv40mll9kdu509eum'],
  [key192, '', 10, digits, '2830668132'],
  [key192, '9876543210', 10, digits, '2496655549'],
  [key192, '7777pqrs777', 36, both, 'xbj3kv35jrawxv32ysr'],
  [key256, '', 10, digits, '6657667009'],
  [key256, '9876543210', 10, digits, '1001623463'],
  [key256, '7777pqrs777', 36, both, 'xs8a0azh2avyalyzuwd'],
  [key256, 'fr-nir', 10, '1850578006084', '8338804587979'],
  [key128, '', 10, '000000', '916939'],
  [key128, '', 10, '999999', '484882'],
  [key256, 'rpps', 10, '10003123456', '04572151168'],
  [key192, 'ipp', 36, 'zz99zz99', 'd2jdw3iw'],
] as const

const keyOf = (hex: string, tweak: string, radix: number) => ({
  key: Buffer.from(hex, 'hex'),
  tweak: Buffer.from(tweak),
  radix,
})
const numeralsOf = (text: string) => Array.from(text, (sign) => Number.parseInt(sign, 36))
const textOf = (numerals: readonly number[]) => numerals.map((each) => each.toString(36)).join('')

describe.each(cases)('FF1 with key %s, tweak "%s", radix %d', (hex, tweak, radix, plain, cipher) => {
  const key = keyOf(hex, tweak, radix)

  test('encrypts as published, and back', () => {
    expect(textOf(ff1Numerals(numeralsOf(plain), key))).toBe(cipher)
    expect(textOf(ff1Numerals(numeralsOf(cipher), { ...key, decrypt: true }))).toBe(plain)
  })

  test.runIf(plain.length < 16)('does the same with numbers, many at once', () => {
    const ff1 = new Ff1Numbers(key, plain.length)
    const value = Number.parseInt(plain, radix)
    const values = Float64Array.from([value, 0, value])
    ff1.encrypt(values)
    expect(values[0]?.toString(radix).padStart(plain.length, '0')).toBe(cipher)
    expect(values[2]).toBe(values[0])
    ff1.decrypt(values)
    expect([...values]).toEqual([value, 0, value])
  })
})

test('numbers and numerals agree for every radix and length that numbers hold', () => {
  const shapes = [
    [2, 20],
    [2, 53],
    [3, 13],
    [10, 6],
    [10, 14],
    [10, 15],
    [36, 4],
    [256, 3],
    [1000, 5],
    [65536, 2],
    [65536, 3],
  ] as const
  for (const [radix, length] of shapes) {
    const key = keyOf(key256, 'a tweak of more than twelve bytes', radix)
    const ff1 = new Ff1Numbers(key, length)
    const values = Float64Array.from({ length: 5 }, (_, index) => Math.floor((ff1.size - 1) * (index / 4)))
    const numerals = Array.from(values, (value) => {
      const signs: number[] = []
      for (let left = value; signs.length < length; left = Math.floor(left / radix)) signs.unshift(left % radix)
      return signs
    })
    const slow = numerals.map((each) => ff1Numerals(each, key).reduce((sum, sign) => sum * radix + sign, 0))
    const fast = Float64Array.from(values)
    ff1.encrypt(fast)
    expect([radix, length, ...fast]).toEqual([radix, length, ...slow])
    ff1.decrypt(fast)
    expect([...fast]).toEqual([...values])
  }
})

test('a whole domain of a million values comes out whole, each once', () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, index) => index)
  permutation(1_000_000n, { key: Buffer.from(key256, 'hex'), tweak: 'all' }).encryptNumbers(values)
  expect(values.filter((value, index) => value === index).length).toBeLessThan(12)
  values.sort()
  expect(values.every((value, index) => value === index)).toBe(true)
})

test('a domain that is no power of ten is walked until a value lies in it', () => {
  const size = 1_500_001n
  const own = permutation(size, { key: Buffer.from(key128, 'hex'), tweak: 'odd' })
  const values = Array.from({ length: 2000 }, (_, index) => BigInt(index * 750))
  const cipher = own.encrypt(values)
  expect(cipher.every((value) => value >= 0n && value < size)).toBe(true)
  expect(new Set(cipher).size).toBe(values.length)
  expect(own.decrypt(cipher)).toEqual(values)
})

test('domains beyond what numbers hold work, too', () => {
  const own = permutation(10n ** 27n, { key: Buffer.from(key128, 'hex'), tweak: '' })
  const values = [0n, 10n ** 27n - 1n, 123456789n]
  expect(own.decrypt(own.encrypt(values))).toEqual(values)
})

test('fewer than a million values are refused', () => {
  const key = keyOf(key128, '', 10)
  expect(() => ff1Numerals([1, 2, 3, 4, 5], key)).toThrow('a million values')
  expect(() => new Ff1Numbers(key, 5)).toThrow('a million values')
  expect(() => permutation(999_999n, { key: key.key, tweak: '' })).toThrow('a million values')
})

test('a numeral beyond the radix is refused', () => {
  expect(() => ff1Numerals([1, 2, 3, 4, 5, 10], keyOf(key128, '', 10))).toThrow('below the radix')
})
