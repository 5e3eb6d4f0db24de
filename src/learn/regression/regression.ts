import { inverseDiagonal, solvePositiveDefinite } from '../../math/index.js'
import type { DenseFeatures } from '../logistic/logistic.js'
import { SparseRow } from './sparse-row.js'

/** Coefficients with their standard errors, the intercept first. */
export interface Regression {
  readonly coefficients: Float64Array
  readonly errors: Float64Array
}

const mostIterations = 30

/** Ordinary least squares. Undefined when terms are redundant or rows too few. O(rows × terms²). */
export function linearRegression(features: DenseFeatures, targets: Float64Array): Regression | undefined {
  const size = features.featureCount + 1
  const degrees = features.rowCount - size
  if (degrees < 1) return undefined
  const weights = new Float64Array(features.rowCount).fill(1)
  const information = crossProduct(features, weights)
  const coefficients = solvePositiveDefinite(information.slice(), gradientOf(features, targets))
  if (coefficients === undefined) return undefined
  const residuals = targets.map((target, row) => target - linear(features, coefficients, row))
  const variance = residuals.reduce((sum, residual) => sum + residual ** 2, 0) / degrees
  return withErrors(coefficients, information, variance)
}

/** Maximum likelihood of a logistic model by Newton's method; targets are 0 or 1. Undefined when it does not exist. */
export function logisticRegression(features: DenseFeatures, targets: Float64Array): Regression | undefined {
  let coefficients = new Float64Array(features.featureCount + 1)
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const probabilities = targets.map((_, row) => 1 / (1 + Math.exp(-linear(features, coefficients, row))))
    const information = crossProduct(
      features,
      probabilities.map((probability) => probability * (1 - probability)),
    )
    const gradient = gradientOf(
      features,
      targets.map((target, row) => target - probabilities[row]!),
    )
    const step = solvePositiveDefinite(information.slice(), gradient)
    // Separated classes drive the coefficients to infinity.
    if (step === undefined || step.some((change) => !(Math.abs(change) < 30))) return undefined
    // A full step can overshoot where values have long tails: it is halved until the likelihood does not fall.
    const before = logLikelihood(features, targets, coefficients)
    let scale = 1
    let moved = addScaled(coefficients, step, scale)
    while (scale > 1e-4 && logLikelihood(features, targets, moved) < before - 1e-9) {
      scale /= 2
      moved = addScaled(coefficients, step, scale)
    }
    coefficients = moved
    if (step.every((change) => Math.abs(change) < 1e-9)) return withErrors(coefficients, information, 1)
  }
  return undefined
}

function addScaled(from: Float64Array, step: Float64Array, scale: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (coefficient, index) => coefficient + scale * step[index]!)
}

function logLikelihood(features: DenseFeatures, targets: Float64Array, coefficients: Float64Array): number {
  let sum = 0
  for (let row = 0; row < features.rowCount; row++) {
    const score = linear(features, coefficients, row)
    sum += targets[row]! * score - Math.max(score, 0) - Math.log1p(Math.exp(-Math.abs(score)))
  }
  return sum
}

function linear({ values, featureCount }: DenseFeatures, coefficients: Float64Array, row: number): number {
  let sum = coefficients[0]!
  for (let feature = 0; feature < featureCount; feature++)
    sum += coefficients[feature + 1]! * values[row * featureCount + feature]!
  return sum
}

/** Xᵀ W X with a leading column of ones. */
function crossProduct({ values, rowCount, featureCount }: DenseFeatures, weights: Float64Array): Float64Array {
  const size = featureCount + 1
  const matrix = new Float64Array(size * size)
  const row = new SparseRow(size)
  for (let index = 0; index < rowCount; index++) {
    row.load(values, index * featureCount)
    row.addProducts(matrix, weights[index]!)
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!
  return matrix
}

/** Xᵀ y. */
function gradientOf({ values, rowCount, featureCount }: DenseFeatures, targets: Float64Array): Float64Array {
  const gradient = new Float64Array(featureCount + 1)
  for (let row = 0; row < rowCount; row++) {
    gradient[0]! += targets[row]!
    for (let feature = 0; feature < featureCount; feature++)
      gradient[feature + 1]! += targets[row]! * values[row * featureCount + feature]!
  }
  return gradient
}

function withErrors(coefficients: Float64Array, information: Float64Array, variance: number): Regression | undefined {
  const diagonal = inverseDiagonal(information, coefficients.length)
  return diagonal && { coefficients, errors: diagonal.map((each) => Math.sqrt(variance * each)) }
}
