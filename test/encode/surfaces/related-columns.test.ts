import { expect, test } from 'vitest'
import { regress, regressAll } from '../../../src/encode/surfaces/related-columns.js'
import { createRng } from '../../../src/math/index.js'

test('coefficients of every column from one factor are those of a regression of its own', () => {
  const [size, rows] = [6, 40]
  const rng = createRng('related')
  const values = Array.from({ length: size }, () => Array.from({ length: rows }, () => rng.uniform() - 0.5))
  // One column repeats another but for a little: the penalty keeps them apart in both.
  values[5] = values[4]!.map((value, row) => value + 1e-4 * values[0]![row]!)
  const products = Float64Array.from({ length: size * size }, (_, at) => {
    const [one, other] = [values[Math.floor(at / size)]!, values[at % size]!]
    return (12 / rows) * one.reduce((sum, value, row) => sum + value * other[row]!, 0)
  })
  const together = regressAll(products, size)
  for (let target = 0; target < size; target++) {
    const others = [...values.keys()].filter((at) => at !== target)
    const alone = regress(products, size, { target, others })!
    together(target)!.forEach((each, at) => {
      expect(each).toBeCloseTo(alone[at]!, 9)
    })
  }
})
