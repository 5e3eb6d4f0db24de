/**
 * The terms of one row that are not 0, the intercept first: of a row of 0/1 levels that is one a column, and products of
 * rows cost the square of that instead of the square of all terms.
 */
export class SparseRow {
  /** Term numbers, ascending; the intercept is 0 and feature f is f + 1. */
  readonly terms: Uint32Array
  readonly values: Float64Array
  count = 0

  readonly #size: number

  /** `size` terms, the intercept among them. */
  constructor(size: number) {
    this.#size = size
    this.terms = new Uint32Array(size)
    this.values = new Float64Array(size).fill(1)
  }

  /** Reads the features that stand from `start`. O(features). */
  load(features: Float64Array, start: number): void {
    let count = 1
    for (let term = 1; term < this.#size; term++) {
      const value = features[start + term - 1]!
      if (value === 0) continue
      this.terms[count] = term
      this.values[count++] = value
    }
    this.count = count
  }

  /** Adds weight × x xᵀ to the lower triangle of a matrix, row-major. O(terms that are not 0, squared). */
  addProducts(matrix: Float64Array, weight: number): void {
    const { terms, values, count } = this
    const size = this.#size
    for (let i = 0; i < count; i++) {
      const start = terms[i]! * size
      const weighted = weight * values[i]!
      for (let j = 0; j <= i; j++) matrix[start + terms[j]!]! += weighted * values[j]!
    }
  }
}
