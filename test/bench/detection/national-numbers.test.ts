import { expect, test } from 'vitest'
import { iban, iso7064, luhn, verhoeff } from '../../../bench/detection/third/checks.js'
import * as keyed from '../../../bench/detection/third/national-numbers.js'

test('numbers of people get the keys of published examples', () => {
  expect(keyed.nirOf('2550814168025')).toBe('255081416802538')
  expect(keyed.nissOf('850730033', false)).toBe('85073003328')
  expect(keyed.ahvOf('756921707698')).toBe('7569217076985')
  expect(keyed.luxOf('18931201057')).toBe('1893120105732')
  expect(keyed.nhsOf('943476591')).toBe('9434765919')
  expect(keyed.ppsnOf('1234567')).toBe('1234567T')
  expect(keyed.npiOf('123456789')).toBe('1234567893')
  expect(keyed.deaOf('AP', '583672')).toBe('AP5836727')
  expect(keyed.dniOf('12345678')).toBe('12345678Z')
  expect(keyed.nieOf('X', '1234567')).toBe('X1234567L')
  expect(keyed.codiceFiscaleOf('RSSMRA85T10A562')).toBe('RSSMRA85T10A562S')
  expect(keyed.kvnrOf('A12345678')).toBe('A123456780')
  expect(keyed.germanTaxOf('8609574271')).toBe('86095742719')
  expect(keyed.bsnOf('11122233')).toBe('111222333')
  expect(keyed.hetuOf('131052', '-', '308')).toBe('131052-308T')
  expect(keyed.peselOf('4405140135')).toBe('44051401359')
  expect(keyed.swedishOf('811218987')).toBe('8112189876')
  expect(keyed.nifOf('12345678')).toBe('123456789')
})

test('checks of goods and accounts give those of published examples', () => {
  expect(luhn('7992739871')).toBe('3')
  expect(verhoeff('236')).toBe('3')
  expect(iso7064('8609574271')).toBe('9')
  expect(iban('BE', '539007547034')).toBe('BE68539007547034')
  expect(iban('GB', 'WEST12345698765432')).toBe('GB82WEST12345698765432')
  expect(keyed.ahvOf('400638133393')).toBe('4006381333931')
})
