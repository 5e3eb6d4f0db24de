import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reaches, someFactorReaches } from '../../../../../src/table/relations/kinds/formula/screen-formula.js'

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true })
const rows = fc.array(fc.tuple(number, fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 1, maxLength: 40 })

test('a formula that some factor brings within reach is never screened out', () => {
  fc.assert(
    fc.property(rows, number, fc.double({ min: 0.01, max: 10, noNaN: true }), (cells, factor, reach) => {
      const formula = Float64Array.from(cells, ([x]) => x)
      const target = Float64Array.from(cells, ([x, noise]) => factor * x + reach * noise)
      expect(someFactorReaches(target, formula, reach)).toBe(true)
    }),
  )
})

test('formulas out of reach are screened out', () => {
  const formula = Float64Array.of(1, 2, 3, 4)
  expect(someFactorReaches(Float64Array.of(2, 4, 6, 9), formula, 0.2)).toBe(false)
  expect(someFactorReaches(Float64Array.of(-2, -4, -6, -9), formula, 0.2)).toBe(false)
  expect(someFactorReaches(Float64Array.of(2, 4, 6, 9), formula, 0.5)).toBe(true)
  expect(someFactorReaches(Float64Array.of(1, 5), Float64Array.of(0, 5), 0.5)).toBe(false)
  expect(reaches(Float64Array.of(1.2, 2, 3, 4), formula, 0.2000001)).toBe(true)
  expect(reaches(Float64Array.of(1.3, 2, 3, 4), formula, 0.2)).toBe(false)
  expect(reaches(Float64Array.of(Number.NaN, 2, 3, 4), formula, 0.2)).toBe(false)
})
