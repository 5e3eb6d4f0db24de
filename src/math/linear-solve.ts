import { choleskyFactor } from './cholesky.js'

/**
 * Solves A x = b for a symmetric positive definite A (row-major, overwritten) by Cholesky factors. Undefined when A is
 * not positive definite. O(n³).
 */
export function solvePositiveDefinite(matrix: Float64Array, right: Float64Array): Float64Array | undefined {
  return choleskyFactor(matrix, right.length) ? solveFactored(matrix, right) : undefined
}

/** Solves L Lᵀ x = b, L as `choleskyFactor` leaves it. O(n²). */
export function solveFactored(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const solution = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < row; inner++) solution[row]! -= matrix[row * size + inner]! * solution[inner]!
    solution[row]! /= matrix[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let inner = row + 1; inner < size; inner++) solution[row]! -= matrix[inner * size + row]! * solution[inner]!
    solution[row]! /= matrix[row * size + row]!
  }
  return solution
}

/** The diagonal of the inverse of a symmetric positive definite matrix (row-major, kept). Undefined as above. O(n⁴), for small n. */
export function inverseDiagonal(matrix: Float64Array, size: number): Float64Array | undefined {
  const diagonal = new Float64Array(size)
  for (let index = 0; index < size; index++) {
    const unit = new Float64Array(size)
    unit[index] = 1
    const column = solvePositiveDefinite(matrix.slice(), unit)
    if (column === undefined) return undefined
    diagonal[index] = column[index]!
  }
  return diagonal
}
