import { solvePositiveDefinite } from '../../math/index.js'
import { SparseRow } from '../regression/sparse-row.js'

/** Rows of real features, row-major: `values[row * featureCount + feature]`. */
export interface DenseFeatures {
  readonly values: Float64Array
  readonly rowCount: number
  readonly featureCount: number
}

export interface LogisticOptions {
  /** Ridge penalty λ/2·|w|² on the coefficients, never on the intercept: scikit-learn's 1/C. */
  readonly l2?: number
  readonly maxIterations?: number
}

export interface LogisticModel {
  readonly intercept: number
  readonly coefficients: Float64Array
  readonly converged: boolean
}

/**
 * L2-penalised logistic regression by Newton's method with step halving; targets are 0 or 1. Converges when no
 * coefficient moves by more than 1e-8. O(iterations × rows × features²).
 */
export function fitLogistic(
  features: DenseFeatures,
  targets: Float64Array,
  { l2 = 1, maxIterations = 50 }: LogisticOptions = {},
): LogisticModel {
  const size = features.featureCount + 1
  let weights = new Float64Array(size)
  let loss = penalisedLoss(features, targets, { weights, l2 })
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const step = newtonStep(features, targets, { weights, l2 })
    if (step === undefined) break
    let scale = 1
    let next = moved(weights, step, scale)
    let nextLoss = penalisedLoss(features, targets, { weights: next, l2 })
    while (nextLoss > loss + 1e-12 && scale > 1e-6) {
      scale /= 2
      next = moved(weights, step, scale)
      nextLoss = penalisedLoss(features, targets, { weights: next, l2 })
    }
    weights = next
    loss = nextLoss
    if (step.every((change) => Math.abs(change) * scale < 1e-8)) return { ...toModel(weights), converged: true }
  }
  return { ...toModel(weights), converged: false }
}

/** P(target = 1) per row. */
export function logisticProbabilities(
  { intercept, coefficients }: LogisticModel,
  { values, rowCount, featureCount }: DenseFeatures,
): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => {
    let score = intercept
    for (let feature = 0; feature < featureCount; feature++)
      score += coefficients[feature]! * values[row * featureCount + feature]!
    return 1 / (1 + Math.exp(-score))
  })
}

interface Point {
  readonly weights: Float64Array
  readonly l2: number
}

function toModel(weights: Float64Array): { readonly intercept: number; readonly coefficients: Float64Array } {
  return { intercept: weights[0]!, coefficients: weights.slice(1) }
}

function moved(weights: Float64Array, step: Float64Array, scale: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(weights, (weight, index) => weight - scale * step[index]!)
}

function scoreOf({ values, featureCount }: DenseFeatures, weights: Float64Array, row: number): number {
  let score = weights[0]!
  const start = row * featureCount
  for (let feature = 0; feature < featureCount; feature++) score += weights[feature + 1]! * values[start + feature]!
  return score
}

function penalisedLoss(features: DenseFeatures, targets: Float64Array, { weights, l2 }: Point): number {
  let loss = 0
  for (let row = 0; row < features.rowCount; row++) {
    const score = scoreOf(features, weights, row)
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - targets[row]! * score
  }
  for (let index = 1; index < weights.length; index++) loss += (l2 / 2) * weights[index]! ** 2
  return loss
}

/** H⁻¹ g; a tiny ridge on the intercept keeps H invertible when one class is absent. */
function newtonStep(features: DenseFeatures, targets: Float64Array, { weights, l2 }: Point): Float64Array | undefined {
  const { values, rowCount, featureCount } = features
  const size = weights.length
  const hessian = new Float64Array(size * size)
  const gradient = new Float64Array(size)
  const row = new SparseRow(size)
  for (let index = 0; index < rowCount; index++) {
    row.load(values, index * featureCount)
    const probability = 1 / (1 + Math.exp(-scoreOf(features, weights, index)))
    const residual = probability - targets[index]!
    for (let place = 0; place < row.count; place++) gradient[row.terms[place]!]! += residual * row.values[place]!
    row.addProducts(hessian, probability * (1 - probability))
  }
  for (let i = 0; i < size; i++) {
    hessian[i * size + i]! += i === 0 ? 1e-10 : l2
    if (i > 0) gradient[i]! += l2 * weights[i]!
    for (let j = 0; j < i; j++) hessian[j * size + i] = hessian[i * size + j]!
  }
  return solvePositiveDefinite(hessian, gradient)
}
