import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coarseNumber, coarseText, coarseTime } from '../../../src/pipeline/elsewhere/coarse-label.js'
import { middleOf } from '../../../src/pipeline/steps/representatives.js'

const whole = { whole: true }

describe('bands of numbers', () => {
  test.each([
    ['[40, 50[', '40–49', 40, 49, 50],
    ['[40,50)', '40–49', 40, 49, 50],
    [']39; 49]', '40–49', 40, 49, 39],
    ['(39;49]', '40–49', 40, 49, 39],
    ['[40-49]', '40–49', 40, 49, 50],
    ['40-49', '40–49', 40, 49, 39],
    ['40 – 49', '40–49', 40, 49, 50],
    ['40 to 49', '40–49', 40, 49, 50],
    ['40 à 49', '40–49', 40, 49, 50],
    ['-5--1', '-5–-1', -5, -1, 0],
    ['43', '43', 43, 43, 44],
  ])('%s is called %s', (text, label, low, high, outside) => {
    const band = coarseNumber(text, whole)!
    expect(band.label).toBe(label)
    expect([low, high, outside].map(band.covers)).toEqual([true, true, false])
  })

  test.each([
    ['<40', '<40', 39, 40],
    ['<=40', '<41', 40, 41],
    ['≤ 40', '<41', 40, 41],
    ['>40', '41+', 41, 40],
    ['>=40', '40+', 40, 39],
    ['40+', '40+', 40, 39],
  ])('%s has no other end', (text, label, inside, outside) => {
    const band = coarseNumber(text, whole)!
    expect(band.label).toBe(label)
    expect([inside, outside].map(band.covers)).toEqual([true, false])
  })

  test('of numbers with decimals a border belongs to the side that its bracket says', () => {
    const { covers, label } = coarseNumber('[1.5, 2.5[', { whole: false })!
    expect([1.5, 2.4999, 2.5].map(covers)).toEqual([true, true, false])
    expect(middleOf(label, 'numeric')).toBe(2)
  })

  test('every name can be read as its middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 2, max: 50 }), (low, width) => {
        const { label } = coarseNumber(`[${low}, ${low + width}[`, whole)!
        expect(middleOf(label, 'numeric')).toBe((low + low + width - 1) / 2)
      }),
    )
  })

  test.each(['forty', '40-', '[40', '[40, 50', '', 'a-b', '40/50'])('%j is none', (text) => {
    expect(coarseNumber(text, whole)).toBeUndefined()
  })
})

describe('groups of texts', () => {
  test('stars stand for the signs they hide, one alone for any number of them', () => {
    const five = coarseText('75***')!
    expect(['75011', '75', '13001'].map(five.covers)).toEqual([true, false, false])
    const any = coarseText('I2*')!
    expect(['I21', 'I21.0', 'J18'].map(any.covers)).toEqual([true, true, false])
  })

  test('a set holds its members', () => {
    const { covers } = coarseText('{a, b}')!
    expect(['a', 'b', 'c', 'a, b'].map(covers)).toEqual([true, true, false, false])
  })

  test('a plain text is none', () => expect(coarseText('Europe')).toBeUndefined())
})

test.each([
  ['1980', '1980-12-31', '1981-01-01'],
  ['1980–1984', '1984-12-31', '1985-01-01'],
  ['1980-1984', '1984-12-31', '1985-01-01'],
  ['1980-Q2', '1980-06-30', '1980-07-01'],
  ['1980-12', '1980-12-31', '1981-01-01'],
  ['1980-05-01/10', '1980-05-10', '1980-05-11'],
  ['1980-05-03', '1980-05-03', '1980-05-04'],
])('the stretch %s holds %s and not %s', (text, inside, outside) => {
  const { covers, label } = coarseTime(text)!
  expect([inside, outside].map((day) => covers(Date.parse(`${day}T00:00:00Z`)))).toEqual([true, false])
  expect(middleOf(label, 'datetime')).not.toBeNaN()
})
