import { expect, test } from 'vitest'
import { forwardSelection } from '../../../src/learn/index.js'

// Three variables and what they explain: y = 0.6 a + 0.3 b, a and b correlated by 0.5, c by itself.
const moments = {
  size: 4,
  values: Float64Array.from([1, 0.5, 0, 0.75, 0.5, 1, 0, 0.6, 0, 0, 1, 0.02, 0.75, 0.6, 0.02, 1]),
}
const options = { candidates: [0, 1, 2], target: 3, persons: 200, leastSquare: 4, mostTerms: 10 }

test('coefficients are those of least squares, of the terms that are clear alone', () => {
  const { terms, coefficients } = forwardSelection(moments, options)
  expect(terms).toEqual([0, 1])
  expect(coefficients[0]).toBeCloseTo(0.6, 12)
  expect(coefficients[1]).toBeCloseTo(0.3, 12)
})

test('what fewer persons do not make clear is shrunk', () => {
  const { terms, coefficients } = forwardSelection(moments, { ...options, persons: 20 })
  expect(terms[0]).toBe(0)
  const ofSecond = coefficients[terms.indexOf(1)]!
  expect(ofSecond).toBeGreaterThan(0.05)
  expect(ofSecond).toBeLessThan(0.28)
  // What the second does not say is said by the first, to which it is related.
  expect(coefficients[0]).toBeGreaterThan(0.6)
  expect(forwardSelection(moments, { ...options, persons: 4 }).terms).toEqual([])
})

test('a term that repeats another is taken once', () => {
  const twins = { size: 3, values: Float64Array.from([1, 1, 0.5, 1, 1, 0.5, 0.5, 0.5, 1]) }
  expect(forwardSelection(twins, { ...options, candidates: [0, 1], target: 2 }).terms).toEqual([0])
})

test('no more clear terms than asked for', () => {
  const { terms, coefficients } = forwardSelection(moments, { ...options, mostTerms: 1 })
  expect(terms[0]).toBe(0)
  expect(coefficients[terms.indexOf(1)]).toBeLessThan(0.299)
})
