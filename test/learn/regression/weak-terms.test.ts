import { expect, test } from 'vitest'
import { weakTerms } from '../../../src/learn/regression/weak-terms.js'

/** Terms that are related by 0.3 among each other and by `related` to the last variable. */
function matrix(terms: number, related: number) {
  const width = terms + 1
  const values = Float64Array.from({ length: width * width }, (_, cell) => {
    const [row, column] = [Math.floor(cell / width), cell % width]
    if (row === column) return 1
    return row === terms || column === terms ? related : 0.3
  })
  return { matrix: values, width }
}
const rest = [...new Array(10).keys()]

test('many terms that tell a little each are given a little each', () => {
  const found = weakTerms(matrix(10, 0.12), { rest, persons: 300, taken: 0 })
  // Least squares would give 0.12 / (1 + 9 · 0.3) = 0.032.
  for (const coefficient of found) {
    expect(coefficient).toBeGreaterThan(0.012)
    expect(coefficient).toBeLessThan(0.033)
  }
})

test('what as few people show by chance is given nothing', () => {
  expect([...weakTerms(matrix(10, 0.03), { rest, persons: 60, taken: 0 })]).toEqual(new Array(10).fill(0))
  expect([...weakTerms(matrix(10, 0.12), { rest, persons: 9, taken: 0 })]).toEqual(new Array(10).fill(0))
})
