import { expect, test } from 'vitest'
import { type NumberNotation, numberReader, numberWriter } from '../../../src/table/cells/number.js'
import { shortestFloat32 } from '../../../src/table/index.js'

/** Written as they came: text, its value, its notation. */
const written: readonly (readonly [string, number, NumberNotation])[] = [
  ['1,234', 1234, { thousands: ',' }],
  ['1.234.567', 1_234_567, { thousands: '.', decimal: ',' }],
  ['1.234,50', 1234.5, { thousands: '.', decimal: ',', decimals: 2 }],
  ['1 234', 1234, { thousands: ' ' }],
  ['1\u00a0234', 1234, { thousands: '\u00a0' }],
  ['1\u202f234,5', 1234.5, { thousands: '\u202f', decimal: ',' }],
  ["1'234", 1234, { thousands: "'" }],
  ['950', 950, { thousands: ',' }],
  ['5.6%', 5.6, { suffix: '%' }],
  ['$12.50', 12.5, { prefix: '$', decimals: 2 }],
  ['-$12.50', -12.5, { prefix: '$', decimals: 2 }],
  ['12,50 €', 12.5, { suffix: ' €', decimal: ',', decimals: 2 }],
  ['€ 1 234,50', 1234.5, { prefix: '€ ', thousands: ' ', decimal: ',', decimals: 2 }],
  ['72 kg', 72, { suffix: ' kg' }],
  ['4.00', 4, { decimals: 2 }],
  ['-0.5', -0.5, {}],
  ['1.5e-7', 1.5e-7, {}],
]

test.each(written)('%s is read and written back', (text, value, notation) => {
  expect(numberReader(notation)(text)).toEqual({ value, flag: 0 })
  expect(numberWriter(notation)(value)).toBe(text)
})

test.each([
  ['<0.5', 0.5, 1, { censored: { below: '<' } }],
  ['< 0,5', 0.5, 1, { censored: { below: '< ' }, decimal: ',' }],
  ['≤5', 5, 1, { censored: { below: '≤' } }],
  ['>1000', 1000, 2, { censored: { above: '>' } }],
  ['>=1,000 U/L', 1000, 2, { censored: { above: '>=' }, thousands: ',', suffix: ' U/L' }],
] as const)('the detection limit %s is read and written back', (text, value, flag, notation) => {
  expect(numberReader(notation)(text)).toEqual({ value, flag })
  expect(numberWriter(notation)(value, flag)).toBe(text)
})

test.each([
  ['1,23', { thousands: ',' }],
  ['0,123', { thousands: ',' }],
  ['1234,567', { thousands: ',' }],
  ['1,234', {}],
  ['(5)', {}],
  ['5', { suffix: '%' }],
  ['<5', {}],
  ['Infinity', {}],
] as const)('%s is no number in another notation', (text, notation) => {
  expect(numberReader(notation)(text).value).toBeNaN()
})

test('unicode minus signs and leading pluses are signs', () => {
  const read = numberReader({})
  expect(['−4', '–4', '+4'].map((text) => read(text).value)).toEqual([-4, -4, 4])
})

test('blanks and apostrophes of every kind group alike', () => {
  expect(
    ['1 234', '1\u00a0234', '1\u202f234', '1234'].map((text) => numberReader({ thousands: ' ' })(text).value),
  ).toEqual([1234, 1234, 1234, 1234])
  expect(numberReader({ thousands: "'" })('1’234').value).toBe(1234)
})

test('decimals beyond those written are kept, and nothing is minus nothing', () => {
  const write = numberWriter({ decimals: 1 })
  expect([1.25, -0, -0.5, 3].map((value) => write(value))).toEqual(['1.25', '0.0', '-0.5', '3.0'])
})

test('significant digits are written whatever the size', () => {
  const write = numberWriter({ significant: 3 })
  expect([0.00123456, 45.678, 12_345, 0].map((value) => write(value))).toEqual(['0.00123', '45.7', '12300', '0'])
})

test('a single-precision number is its shortest decimal, a double itself', () => {
  expect([Math.fround(37.6), Math.fround(0.1), Math.fround(16_777_216), 0.1, 1 / 3].map(shortestFloat32)).toEqual([
    37.6,
    0.1,
    16_777_216,
    0.1,
    1 / 3,
  ])
})
