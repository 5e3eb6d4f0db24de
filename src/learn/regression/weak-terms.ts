import { choleskyFactor } from '../../math/index.js'

/** Shares of the unexplained variance that weak terms may be thought to explain together, before the rows were seen. */
const shares = [0.01, 0.03, 0.1, 0.3]

/**
 * Coefficients of terms none of which is clear by itself, but that tell something together, as the items of a questionnaire
 * do: ridge regression of what clear terms left, as strong as generalised cross-validation says; zeros where it says
 * that nothing is gained. `matrix` is swept on the clear terms, its last variable the one explained. O(terms³).
 * G. Golub, M. Heath, G. Wahba, Generalized cross-validation as a method for choosing a good ridge parameter, Technometrics 21, 1979.
 */
export function weakTerms(
  { matrix, width }: { readonly matrix: Float64Array; readonly width: number },
  { rest, persons, taken }: { readonly rest: readonly number[]; readonly persons: number; readonly taken: number },
): Float64Array {
  const last = width - 1
  const size = rest.length
  const own = new Float64Array(size * size)
  rest.forEach((row, at) => {
    rest.forEach((column, other) => {
      own[at * size + other] = matrix[row * width + column]!
    })
  })
  const withTarget = Float64Array.from(rest, (at) => matrix[at * width + last]!)
  const unexplained = matrix[last * width + last]!
  let best = new Float64Array(size)
  let lowest = criterion(unexplained, 0)
  if (size === 0 || !Number.isFinite(lowest)) return best
  for (const share of shares) {
    const penalty = size / (persons * share)
    const factor = own.slice()
    for (let at = 0; at < size; at++) factor[at * size + at]! += penalty
    if (!choleskyFactor(factor, size)) continue
    const coefficients = solved(factor, withTarget)
    const left =
      unexplained -
      rest.reduce((sum, _, at) => sum + coefficients[at]! * (withTarget[at]! + penalty * coefficients[at]!), 0)
    const next = criterion(left, size - penalty * inverseTrace(factor, size))
    if (next < lowest) {
      lowest = next
      best = coefficients
    }
  }
  return best

  /** Of the terms taken, the mean and so many degrees of freedom beside. */
  function criterion(left: number, degrees: number): number {
    const free = 1 - (taken + 1 + degrees) / persons
    return free > 0 ? left / free ** 2 : Number.POSITIVE_INFINITY
  }
}

/** L Lᵀ x = b. */
function solved(factor: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const size = right.length
  const solution = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) solution[row]! -= factor[row * size + column]! * solution[column]!
    solution[row]! /= factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let below = row + 1; below < size; below++) solution[row]! -= factor[below * size + row]! * solution[below]!
    solution[row]! /= factor[row * size + row]!
  }
  return solution
}

/** The trace of the inverse of L Lᵀ: the sum of squares of the inverse of L. */
function inverseTrace(factor: Float64Array, size: number): number {
  let trace = 0
  const column = new Float64Array(size)
  for (let unit = 0; unit < size; unit++) {
    for (let row = unit; row < size; row++) {
      let sum = row === unit ? 1 : 0
      for (let inner = unit; inner < row; inner++) sum -= factor[row * size + inner]! * column[inner]!
      column[row] = sum / factor[row * size + row]!
      trace += column[row]! ** 2
    }
  }
  return trace
}
