import { weakTerms } from './weak-terms.js'

export interface SelectionOptions {
  /** Terms that may be taken, and the one that they explain: rows of `moments`. */
  readonly candidates: readonly number[]
  readonly target: number
  /** Persons that the moments are of. */
  readonly persons: number
  /** Least square of the t value that a term is taken with. */
  readonly leastSquare: number
  /** The same of one candidate where it is another; what the others tell together has none of these. */
  readonly leastSquareOf?: (candidate: number) => number | undefined
  /** Clear terms at most. */
  readonly mostTerms: number
}

/** The terms of a linear predictor of one standardised variable, in the order they were taken. */
export interface LinearTerms {
  readonly terms: readonly number[]
  readonly coefficients: readonly number[]
}

/** A term of which others leave less than this share is taken for a repetition of them. */
const leastShare = 1e-3

/**
 * Least squares on the terms that explain most, one after the other, until none is clear, and what the others tell together
 * (`weakTerms`). `moments` holds the mean products
 * of standardised variables, row-major: nothing else is asked of the data. Coefficients of clear terms are not shrunk, so that
 * what is related stays as related; equal gains go to the earlier candidate. O(candidates² × terms taken), by sweeping
 * (A. E. Beaton, The use of special matrix operators in statistical calculus, 1964).
 */
export function forwardSelection(
  moments: { readonly size: number; readonly values: Float64Array },
  { candidates, target, persons, leastSquare, mostTerms, leastSquareOf = () => undefined }: SelectionOptions,
): LinearTerms {
  const variables = [...candidates, target]
  const width = variables.length
  const last = width - 1
  const swept = new Float64Array(width * width)
  variables.forEach((row, at) => {
    variables.forEach((column, other) => {
      swept[at * width + other] = moments.values[row * moments.size + column]!
    })
  })
  const taken: number[] = []
  while (taken.length < mostTerms) {
    const best = bestTerm()
    if (best < 0) break
    sweep(swept, width, best)
    taken.push(best)
  }
  const rest = candidates
    .map((_, at) => at)
    .filter(
      (at) =>
        !taken.includes(at) && leastSquareOf(candidates[at]!) === undefined && swept[at * width + at]! >= leastShare,
    )
  const weak = weakTerms({ matrix: swept, width }, { rest, persons, taken: taken.length })
  const own = taken.map((at) =>
    rest.reduce((sum, other, index) => sum - swept[at * width + other]! * weak[index]!, swept[at * width + last]!),
  )
  const kept = rest.map((at, index) => ({ term: candidates[at]!, coefficient: weak[index]! }))
  const isSome = weak.some((coefficient) => coefficient !== 0)
  return {
    terms: [...taken.map((at) => candidates[at]!), ...(isSome ? kept.map(({ term }) => term) : [])],
    coefficients: [...own, ...(isSome ? kept.map(({ coefficient }) => coefficient) : [])],
  }

  function bestTerm(): number {
    const unexplained = swept[last * width + last]!
    const degrees = persons - taken.length - 2
    let best = -1
    let most = 0
    for (let at = 0; at < last; at++) {
      const own = swept[at * width + at]!
      if (own < leastShare || taken.includes(at)) continue
      const gain = swept[at * width + last]! ** 2 / own
      const needed = leastSquareOf(candidates[at]!) ?? leastSquare
      if (degrees <= 0 || gain * degrees < needed * Math.max(unexplained - gain, 1e-9)) continue
      if (gain > most * (1 + 1e-9)) {
        most = gain
        best = at
      }
    }
    return best
  }
}

/** Takes the variable at `pivot` into the regression, in place. */
function sweep(matrix: Float64Array, width: number, pivot: number): void {
  const own = matrix[pivot * width + pivot]!
  for (let column = 0; column < width; column++) matrix[pivot * width + column]! /= own
  for (let row = 0; row < width; row++) {
    if (row === pivot) continue
    const factor = matrix[row * width + pivot]!
    if (factor === 0) continue
    for (let column = 0; column < width; column++)
      matrix[row * width + column]! -= factor * matrix[pivot * width + column]!
    matrix[row * width + pivot] = -factor / own
  }
  matrix[pivot * width + pivot] = 1 / own
}
