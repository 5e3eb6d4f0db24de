import { expect, test } from 'vitest'
import { decimalsOf, parseNumber } from '../../../src/table/index.js'

test.each([
  ['12', 12],
  ['-0.5', -0.5],
  ['+3.', 3],
  ['.25', 0.25],
  ['6.02e23', 6.02e23],
])('reads %s', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})

test.each(['', ' 1', '1 000', '1,5', '0x10', 'Infinity', 'NaN', '1e', '--1', '.', '1.2.3'])('refuses "%s"', (text) => {
  expect(parseNumber(text)).toBeNaN()
})

test('reads a decimal comma when told to', () => {
  expect(parseNumber('1,5', ',')).toBe(1.5)
  expect(parseNumber('1.5', ',')).toBeNaN()
})

test('counts the decimals a text writes', () => {
  expect(['4', '4.10', '4e2', '1.5e-2', '1e-3'].map((text) => decimalsOf(text))).toEqual([0, 2, 0, 3, 3])
  expect(decimalsOf('4,125', ',')).toBe(3)
})
