import { choleskyFactor, solvePositiveDefinite } from '../../math/index.js'

/**
 * What must be added to the diagonal of a noisy matrix, the intercept's aside, for its noise not to govern the solution: none where
 * it is large enough beside the noise. Of released numbers alone.
 */
export function ridgeOf(
  matrix: Float64Array,
  { size, noise }: { readonly size: number; readonly noise: number },
): number {
  const wanted = 2 * noise * Math.sqrt(size)
  const holds = (ridge: number) => {
    const shifted = matrix.slice()
    for (let term = 0; term < size; term++) shifted[term * size + term]! += (term === 0 ? 0 : ridge) - wanted
    return choleskyFactor(shifted, size)
  }
  if (holds(0)) return 0
  let ridge = Math.max(wanted, 1e-9)
  for (let step = 0; step < 60 && !holds(ridge); step++) ridge *= 1.5
  return ridge
}

/** The solution of a noisy system, its ridge added; all 0 where there is none. */
export function solveRidged(matrix: Float64Array, right: Float64Array, ridge: number): Float64Array {
  const size = right.length
  const shifted = matrix.slice()
  for (let term = 1; term < size; term++) shifted[term * size + term]! += ridge
  return solvePositiveDefinite(shifted, right) ?? new Float64Array(size).fill(Number.NaN)
}

/** The inverse of the same matrix, or undefined. */
export function inverseRidged(matrix: Float64Array, size: number, ridge: number): Float64Array | undefined {
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size)
    unit[column] = 1
    const solved = solveRidged(matrix, unit, ridge)
    if (!solved.every(Number.isFinite)) return undefined
    for (let row = 0; row < size; row++) inverse[row * size + column] = solved[row]!
  }
  return inverse
}
