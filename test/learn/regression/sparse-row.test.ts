import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SparseRow } from '../../../src/learn/regression/sparse-row.js'

const rows = fc.array(fc.constantFrom(0, 0, 0, 1, -1.5, 2), { minLength: 6, maxLength: 6 })

test('adds the products of all terms, whatever the row before held', () => {
  fc.assert(fc.property(rows, rows, agreesWithDense))
})

function agreesWithDense(first: readonly number[], second: readonly number[]): void {
  const size = 7
  const row = new SparseRow(size)
  const matrix = new Float64Array(size * size)
  const expected = new Float64Array(size * size)
  const features = Float64Array.from([...first, ...second])
  for (const [index, weight] of [0.5, 2].entries()) {
    row.load(features, index * 6)
    row.addProducts(matrix, weight)
    const terms = [1, ...features.slice(index * 6, (index + 1) * 6)]
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) expected[i * size + j]! += weight * terms[i]! * terms[j]!
  }
  for (const [place, value] of matrix.entries()) expect(value).toBeCloseTo(expected[place]!, 12)
}
