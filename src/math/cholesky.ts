/**
 * Overwrites the lower triangle of a symmetric positive definite matrix (row-major) with its Cholesky factor L, A = L Lᵀ.
 * False when the matrix is not positive definite; then its entries mean nothing. O(n³).
 */
export function choleskyFactor(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let inner = 0; inner < column; inner++) sum -= matrix[row * size + inner]! * matrix[column * size + inner]!
      if (row === column) {
        if (sum <= 0) return false
        matrix[row * size + row] = Math.sqrt(sum)
      } else matrix[row * size + column] = sum / matrix[column * size + column]!
    }
  }
  return true
}
