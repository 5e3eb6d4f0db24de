import type { Rng } from '../../src/math/index.js'
import { type GaussianMixture, logDensityAt, mixtureDensity } from './gaussian-mixture.js'

/** Points to fit a density to, row-major. */
export interface Points {
  readonly values: Float32Array
  readonly dimension: number
}

export interface FitMixtureOptions {
  readonly components: number
  readonly rng: Rng
  /** Most passes of expectation maximisation. */
  readonly passes?: number
}

const leastGain = 2e-3
const leastShare = 1e-4

/**
 * A Gaussian mixture by expectation maximisation from k-means++ centres. Covariances are drawn towards the points' own
 * variances by as many pseudo-points as there are dimensions, so that no component closes in on a few points.
 * O(passes × points × components × dimension²).
 * A. P. Dempster, N. M. Laird, D. B. Rubin, JRSS B 39(1), 1977; D. Arthur, S. Vassilvitskii, SODA 2007;
 * C. Fraley, A. E. Raftery, J. Classification 24, 2007 (the prior on covariances).
 */
export function fitMixture(points: Points, { components, rng, passes = 30 }: FitMixtureOptions): GaussianMixture {
  const variances = variancesOf(points)
  let mixture = initialMixture(points, { components, rng, variances })
  let previous = Number.NEGATIVE_INFINITY
  for (let pass = 0; pass < passes; pass++) {
    const { next, mean } = improve(mixture, points, variances)
    mixture = next
    if (mean - previous < leastGain) break
    previous = mean
  }
  return mixture
}

/** Mean log density of points. */
export function meanLogDensity(mixture: GaussianMixture, { values, dimension }: Points): number {
  const density = mixtureDensity(mixture)
  const parts = new Float64Array(mixture.weights.length)
  let sum = 0
  for (let offset = 0; offset < values.length; offset += dimension)
    sum += logDensityAt(density, values, { offset, parts })
  return (sum * dimension) / values.length
}

function variancesOf({ values, dimension }: Points): Float64Array {
  const means = new Float64Array(dimension)
  const variances = new Float64Array(dimension)
  const count = values.length / dimension
  values.forEach((value, index) => {
    means[index % dimension] = means[index % dimension]! + value / count
  })
  values.forEach((value, index) => {
    variances[index % dimension] = variances[index % dimension]! + (value - means[index % dimension]!) ** 2 / count
  })
  return variances.map((variance) => Math.max(variance, 1e-3))
}

interface InitialOptions {
  readonly components: number
  readonly rng: Rng
  readonly variances: Float64Array
}

/** Centres far from each other, every component as wide as its share of the space. */
function initialMixture(
  { values, dimension }: Points,
  { components, rng, variances }: InitialOptions,
): GaussianMixture {
  const count = values.length / dimension
  const means = new Float32Array(components * dimension)
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  let chosen = rng.below(count)
  for (let component = 0; component < components; component++) {
    means.set(values.subarray(chosen * dimension, (chosen + 1) * dimension), component * dimension)
    let total = 0
    for (let point = 0; point < count; point++) {
      let distance = 0
      for (let axis = 0; axis < dimension; axis++)
        distance += (values[point * dimension + axis]! - values[chosen * dimension + axis]!) ** 2 / variances[axis]!
      if (distance < nearest[point]!) nearest[point] = distance
      total += nearest[point]!
    }
    let left = rng.uniform() * total
    for (chosen = 0; chosen < count - 1 && left >= nearest[chosen]!; chosen++) left -= nearest[chosen]!
  }
  const narrowing = components ** (-1 / dimension)
  const factors = new Float32Array(components * dimension * dimension)
  for (let component = 0; component < components; component++)
    for (let axis = 0; axis < dimension; axis++)
      factors[component * dimension * dimension + axis * (dimension + 1)] = narrowing * Math.sqrt(variances[axis]!)
  return { dimension, weights: new Float32Array(components).fill(1 / components), means, factors }
}

/** One pass: what every point expects of the components, and the mixture that follows. */
function improve(
  mixture: GaussianMixture,
  { values, dimension }: Points,
  variances: Float64Array,
): { readonly next: GaussianMixture; readonly mean: number } {
  const density = mixtureDensity(mixture)
  const components = mixture.weights.length
  const area = dimension * dimension
  const parts = new Float64Array(components)
  const masses = new Float64Array(components)
  const sums = new Float64Array(components * dimension)
  const squares = new Float64Array(components * area)
  const offsetFrom = new Float64Array(dimension)
  let logDensity = 0
  for (let offset = 0; offset < values.length; offset += dimension) {
    logDensity += logDensityAt(density, values, { offset, parts })
    for (let component = 0; component < components; component++) {
      const share = parts[component]!
      if (share < leastShare) continue
      masses[component] = masses[component]! + share
      const base = component * dimension
      // About the present mean, so that squares do not cancel.
      for (let axis = 0; axis < dimension; axis++) {
        offsetFrom[axis] = values[offset + axis]! - mixture.means[base + axis]!
        sums[base + axis] = sums[base + axis]! + share * offsetFrom[axis]!
      }
      let cell = component * area
      for (let row = 0; row < dimension; row++) {
        const weighted = share * offsetFrom[row]!
        for (let column = 0; column <= row; column++)
          squares[cell + column] = squares[cell + column]! + weighted * offsetFrom[column]!
        cell += dimension
      }
    }
  }
  const count = values.length / dimension
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const means = mixture.means.slice()
  const factors = new Float32Array(components * area)
  const narrowing = components ** (-2 / dimension)
  for (let component = 0; component < components; component++) {
    const mass = masses[component]!
    const base = component * dimension
    const covariance = new Float64Array(area)
    for (let row = 0; row < dimension; row++)
      for (let column = 0; column <= row; column++) {
        const shift = mass > 0 ? (sums[base + row]! * sums[base + column]!) / mass : 0
        const prior = row === column ? dimension * variances[row]! * narrowing : 0
        covariance[row * dimension + column] =
          (squares[component * area + row * dimension + column]! - shift + prior) / (mass + dimension)
      }
    if (mass > 0)
      for (let axis = 0; axis < dimension; axis++)
        means[base + axis] = mixture.means[base + axis]! + sums[base + axis]! / mass
    factors.set(choleskyFactor(covariance, dimension), component * area)
  }
  const weights = Float32Array.from(masses, (mass) => (mass + 1e-3) / (total + 1e-3 * components))
  return { next: { dimension, weights, means, factors }, mean: logDensity / count }
}

/** The lower triangular L with L·Lᵀ the given positive definite matrix, of which the lower half is read. */
function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(matrix.length)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!
      for (let inner = 0; inner < column; inner++) sum -= factor[row * size + inner]! * factor[column * size + inner]!
      factor[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[column * size + column]!
    }
  return factor
}
