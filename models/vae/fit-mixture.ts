import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { type Expected, expectComponents } from './expect-components.js'
import { type GaussianMixture, logDensityAt, mixtureDensity } from './gaussian-mixture.js'
import { type Posteriors, spreadOf } from './posteriors.js'

export interface FitMixtureOptions {
  readonly components: number
  readonly rng: Rng
  /** Where to start from instead of centres of its own. */
  readonly from?: GaussianMixture
  /** Most passes of expectation maximisation. */
  readonly passes?: number
  readonly signal?: AbortSignal | undefined
}

const leastGain = 2e-3
const leastMass = 1e-9

/**
 * A Gaussian mixture of the latents of rows, by expectation maximisation from k-means++ centres. A row counts with its whole
 * posterior, not with a draw of it, so no component is narrower than the posteriors it stands for. Covariances are drawn
 * towards the components' common one by as many pseudo-rows as there are dimensions, so that few rows never shape a component
 * of their own. O(passes × rows × components × dimension²). Throws `aborted`.
 * A. P. Dempster, N. M. Laird, D. B. Rubin, JRSS B 39(1), 1977; D. Arthur, S. Vassilvitskii, SODA 2007;
 * C. Fraley, A. E. Raftery, J. Classification 24, 2007 (the prior on covariances).
 */
export async function fitMixture(
  posteriors: Posteriors,
  { components, rng, from, passes = 30, signal }: FitMixtureOptions,
): Promise<GaussianMixture> {
  let mixture = from ?? initialMixture(posteriors, { components, rng })
  let previous = Number.NEGATIVE_INFINITY
  for (let pass = 0; pass < passes; pass++) {
    const expected = expectComponents(mixture, posteriors)
    mixture = maximise(mixture, expected)
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    if (expected.mean - previous < leastGain) break
    previous = expected.mean
  }
  return mixture
}

/** Mean over rows of a lower bound of the expected log density of their latents; exact for posteriors of no width. */
export function meanLogDensity(mixture: GaussianMixture, { means, variances, dimension }: Posteriors): number {
  const density = mixtureDensity(mixture)
  const parts = new Float64Array(mixture.weights.length)
  let sum = 0
  for (let offset = 0; offset < means.length; offset += dimension)
    sum += logDensityAt(density, means, { offset, parts, variances })
  return (sum * dimension) / means.length
}

/** Centres far from each other, every component as wide as its share of the space. */
function initialMixture(
  posteriors: Posteriors,
  { components, rng }: Pick<FitMixtureOptions, 'components' | 'rng'>,
): GaussianMixture {
  const { means: values, dimension } = posteriors
  const { variances } = spreadOf(posteriors)
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

function maximise(
  { dimension, means: previous }: GaussianMixture,
  { masses, sums, squares, count }: Expected,
): GaussianMixture {
  const components = masses.length
  const area = dimension * dimension
  const means = previous.slice()
  const common = new Float64Array(area)
  for (let component = 0; component < components; component++) {
    const mass = Math.max(leastMass, masses[component]!)
    const base = component * dimension
    let cell = component * area
    for (let row = 0; row < dimension; row++) {
      for (let column = 0; column <= row; column++) {
        squares[cell + column] = squares[cell + column]! - (sums[base + row]! * sums[base + column]!) / mass
        common[row * dimension + column] = common[row * dimension + column]! + squares[cell + column]! / count
      }
      cell += dimension
    }
    for (let axis = 0; axis < dimension; axis++) means[base + axis] = previous[base + axis]! + sums[base + axis]! / mass
  }
  const factors = new Float32Array(components * area)
  for (let component = 0; component < components; component++) {
    const covariance = common.map(
      (value, cell) => (squares[component * area + cell]! + dimension * value) / (masses[component]! + dimension),
    )
    factors.set(choleskyFactor(covariance, dimension), component * area)
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const weights = Float32Array.from(masses, (mass) => (mass + 1e-3) / (total + 1e-3 * components))
  return { dimension, weights, means, factors }
}

/** The lower triangular L with L·Lᵀ the given positive definite matrix, of which the lower half is read. */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
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
