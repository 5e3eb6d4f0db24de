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
  const at = (coefficients: Float64Array) => partialLikelihood(features, followed, { coefficients, latestFirst })
  let coefficients = new Float64Array(features.featureCount)
  let here = at(coefficients)
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const step = solvePositiveDefinite(here.information.slice(), here.gradient)
    if (step === undefined || step.some((change) => !Number.isFinite(change))) return undefined
    if (step.every((change) => Math.abs(change) < 1e-9)) {
      const variances = inverseDiagonal(here.information, features.featureCount)
      return variances && { coefficients, errors: variances.map(Math.sqrt) }
    }
    // A full step can overshoot where values have long tails: it is halved until the likelihood does not fall.
    let scale = 1
    let next = here
    let moved = coefficients
    do {
      moved = coefficients.map((coefficient, index) => coefficient + scale * step[index]!)
      next = at(moved)
      scale /= 2
    } while (!(next.logLikelihood >= here.logLikelihood - 1e-9) && scale > 1e-6)
    coefficients = moved
    here = next
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

/** The logarithm of the partial likelihood and its derivatives. Walks from the latest time to the earliest, so that the people at risk only grow. */
function partialLikelihood(
  features: DenseFeatures,
  { times, events }: Followed,
  { coefficients, latestFirst }: { readonly coefficients: Float64Array; readonly latestFirst: Uint32Array },
): { readonly logLikelihood: number; readonly gradient: Float64Array; readonly information: Float64Array } {
  const { values, featureCount: size } = features
  const scores = linearScores(features, coefficients)
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const first = new Float64Array(size)
  const second = new Float64Array(size * size)
  let [total, logLikelihood] = [0, 0]
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
    logLikelihood -= deaths * Math.log(total)
    for (let index = start; index < place; index++) {
      const row = latestFirst[index]!
      if (events[row] !== 1) continue
      logLikelihood += scores[row]!
      for (let i = 0; i < size; i++) gradient[i]! += values[row * size + i]!
    }
    for (let i = 0; i < size; i++) {
      gradient[i]! -= (deaths * first[i]!) / total
      for (let j = 0; j <= i; j++)
        information[i * size + j]! += deaths * (second[i * size + j]! / total - (first[i]! * first[j]!) / total ** 2)
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) information[j * size + i] = information[i * size + j]!
  return { logLikelihood, gradient, information }
}
