import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datePattern, patternProblem } from '../../../src/table/cells/date-pattern.js'

const patterns = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'YYYYMMDD',
  'DDMMYYYY',
  'DD.MM.YY',
  'DD-Jan-YYYY',
  'DD-JAN-YY',
  'D janv. YYYY',
  'DD janvier YYYY',
  'January D, YYYY',
  'DDjanYYYY',
  'YYYY/MM/DD',
  'MM/YYYY',
  'DD/MM/YYYY HH:mm',
  'YYYY-MM-DDTHH:mm:ss+02:00',
  'MM/DD/YYYY hh:mm A',
  'D/M/YY h:mma',
  'HH:mm',
  'H:mm',
  'HHhmm',
  'HH:mm:ss',
  'YYYYMMDDHHmm',
  'YYYY-MM-DD HH:mm:ss.SSS',
  'HH:mm:ss,S',
  'HH[H]mm',
  'DDMMYY',
  'janv. YYYY',
  'MM-DD-YY(1950) hh:mm:ss a',
] // prettier-ignore

test.each(patterns)('what %s writes it reads again', (pattern) => {
  const { read, write, finest, hasDate } = datePattern(pattern)
  expect(patternProblem(pattern)).toBeUndefined()
  const range = hasDate ? { min: Date.UTC(1950, 0, 1), max: Date.UTC(2049, 11, 31) } : { min: 0, max: 86_399_999 }
  fc.assert(
    fc.property(fc.integer(range), (moment) => {
      const text = write(moment)
      expect(write(read(text))).toBe(text)
      if (datePattern(pattern).hasDay) expect(Math.abs(read(text) - moment)).toBeLessThan(finest)
    }),
  )
})

describe('what is read', () => {
  test.each([
    ['DD/MM/YYYY', '29/02/2024', '2024-02-29'],
    ['DD-Jan-YYYY', '07-MAR-2021', '2021-03-07'],
    ['DD janv. YYYY', '01 août 2021', '2021-08-01'],
    ['DD janv. YYYY', '14 fevr 2021', '2021-02-14'],
    ['DD.MM.YY', '31.12.49', '2049-12-31'],
    ['DD.MM.YY', '31.12.50', '1950-12-31'],
    ['DD.MM.YY(1920)', '31.12.21', '1921-12-31'],
  ])('%s: %s is %s', (pattern, text, day) => {
    expect(datePattern(pattern).read(text)).toBe(Date.parse(`${day}T00:00Z`))
  })

  test.each([
    ['DD/MM/YYYY', '30/02/2024'],
    ['DD/MM/YYYY', '1/2/2024'],
    ['DD/MM/YYYY', '12/31/2024'],
    ['DD-Jan-YYYY', '07-Foo-2021'],
    ['HH:mm', '24:00'],
    ['YYYYMMDD', '20241301'],
  ])('%s does not read %s', (pattern, text) => {
    expect(datePattern(pattern).read(text)).toBeNaN()
  })

  test('hours of the twelve-hour clock', () => {
    const { read } = datePattern('hh:mm A')
    expect(['12:05 AM', '12:05 PM', '11:59 pm'].map(read)).toEqual([
      5 * 60_000,
      (12 * 60 + 5) * 60_000,
      (23 * 60 + 59) * 60_000,
    ])
  })
})

test.each([
  ['day', /no part of a date/],
  ['YYYY', /no month/],
  ['DD', /neither a year nor an hour/],
])('%s is no pattern', (pattern, problem) => {
  expect(patternProblem(pattern)).toMatch(problem)
})
