import { expect, test } from 'vitest'
import { formatDatetime, parseDatetime } from '../../../src/table/index.js'

test.each([
  ['1970-01-01', 0],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['0099-12-31', Date.parse('0099-12-31T00:00:00Z')],
  ['2024-02-29T12:30', Date.UTC(2024, 1, 29, 12, 30)],
  ['2024-02-29 12:30:15.250Z', Date.UTC(2024, 1, 29, 12, 30, 15, 250)],
  ['2024-02-29T12:30:00+02:00', Date.UTC(2024, 1, 29, 10, 30)],
  ['2024-02-29T12:30:00-0530', Date.UTC(2024, 1, 29, 18)],
])('reads %s', (text, milliseconds) => {
  expect(parseDatetime(text)).toBe(milliseconds)
})

test.each([
  '2024-02-30',
  '2023-02-29',
  '2024-13-01',
  '2024-1-1',
  '24-01-01',
  '2024-01-01T24:00',
  '01/02/2024',
  'x',
  '',
])('refuses %s', (text) => {
  expect(parseDatetime(text)).toBeNaN()
})

test('writes what it reads', () => {
  expect(formatDatetime(parseDatetime('2024-02-29'))).toBe('2024-02-29')
  expect(formatDatetime(parseDatetime('2024-02-29T23:59:58Z'), 'datetime')).toBe('2024-02-29T23:59:58Z')
  expect(formatDatetime(parseDatetime('1969-12-31'))).toBe('1969-12-31')
})
