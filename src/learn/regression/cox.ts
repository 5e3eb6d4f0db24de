import { inverseDiagonal, solvePositiveDefinite } from '../../math/index.js'
import type { DenseFeatures } from '../logistic/logistic.js'
import type { Regression } from './regression.js'

/** Times with whether the event was seen (1) or not (0). */
export interface Followed {
  readonly times: Float64Array
  readonly events: Uint8Array
}

const mostIterations = 30

/**
 * Cox's proportional hazards model by Newton's method on the partial likelihood, ties after Breslow (JRSS B 34, 1972;
 * Biometrics 30, 1974). Log hazard ratios with standard errors, without an intercept. Undefined when it does not exist.
 * O(iterations × rows × terms²).
 */
export function coxRegression(features: DenseFeatures, followed: Followed): Regression | undefined {
  const latestFirst = Uint32Array.from(followed.times, (_, row) => row).sort(
    (a, b) => followed.times[b]! - followed.times[a]!,
  )
  let coefficients = new Float64Array(features.featureCount)
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const { gradient, information } = derivatives(features, followed, { coefficients, latestFirst })
    const step = solvePositiveDefinite(information.slice(), gradient)
    if (step === undefined || step.some((change) => !(Math.abs(change) < 20))) return undefined
    coefficients = coefficients.map((coefficient, index) => coefficient + step[index]!)
    if (step.every((change) => Math.abs(change) < 1e-9)) {
      const variances = inverseDiagonal(information, features.featureCount)
      return variances && { coefficients, errors: variances.map(Math.sqrt) }
    }
  }
  return undefined
}

/** Σ β x of each row, without an intercept; of Cox's model, higher dies earlier. */
export function linearScores(
  { values, rowCount, featureCount }: DenseFeatures,
  coefficients: Float64Array,
): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => {
    let sum = 0
    for (let feature = 0; feature < featureCount; feature++)
      sum += coefficients[feature]! * values[row * featureCount + feature]!
    return sum
  })
}

/** Walks from the latest time to the earliest, so that the people at risk only grow. */
function derivatives(
  features: DenseFeatures,
  { times, events }: Followed,
  { coefficients, latestFirst }: { readonly coefficients: Float64Array; readonly latestFirst: Uint32Array },
): { readonly gradient: Float64Array; readonly information: Float64Array } {
  const { values, featureCount: size } = features
  const scores = linearScores(features, coefficients)
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const first = new Float64Array(size)
  const second = new Float64Array(size * size)
  let total = 0
  for (let place = 0; place < latestFirst.length; ) {
    const time = times[latestFirst[place]!]!
    const start = place
    let deaths = 0
    for (; place < latestFirst.length && times[latestFirst[place]!] === time; place++) {
      const row = latestFirst[place]!
      const risk = Math.exp(scores[row]!)
      deaths += events[row]!
      total += risk
      for (let i = 0; i < size; i++) {
        const weighted = risk * values[row * size + i]!
        first[i]! += weighted
        for (let j = 0; j <= i; j++) second[i * size + j]! += weighted * values[row * size + j]!
      }
    }
    if (deaths === 0) continue
    for (let index = start; index < place; index++) {
      const row = latestFirst[index]!
      if (events[row] === 1) for (let i = 0; i < size; i++) gradient[i]! += values[row * size + i]!
    }
    for (let i = 0; i < size; i++) {
      gradient[i]! -= (deaths * first[i]!) / total
      for (let j = 0; j <= i; j++)
        information[i * size + j]! += deaths * (second[i * size + j]! / total - (first[i]! * first[j]!) / total ** 2)
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) information[j * size + i] = information[i * size + j]!
  return { gradient, information }
}
