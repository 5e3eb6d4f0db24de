import type { Rng } from '../../src/math/index.js'
import { fillNormal } from '../../src/tensor/index.js'

/** A mixture of normal distributions with full covariances. */
export interface GaussianMixture {
  readonly dimension: number
  readonly weights: Float32Array
  /** Components × dimension. */
  readonly means: Float32Array
  /** Components × dimension × dimension: lower triangular factors L of the covariances L·Lᵀ. */
  readonly factors: Float32Array
}

/** The standard normal distribution as a mixture of one. */
export function standardNormal(dimension: number): GaussianMixture {
  const factors = new Float32Array(dimension * dimension)
  for (let index = 0; index < dimension; index++) factors[index * dimension + index] = 1
  return { dimension, weights: Float32Array.of(1), means: new Float32Array(dimension), factors }
}

/** Points from the mixture, row-major, and the component of each. Components are drawn first, then all noise. O(points × dimension²). */
export function drawMixture(
  { dimension, weights, means, factors }: GaussianMixture,
  count: number,
  rng: Rng,
): { readonly points: Float32Array; readonly components: Uint16Array } {
  const points = fillNormal(new Float32Array(count * dimension), rng.fork('noise'))
  const choices = rng.fork('component')
  const components = Uint16Array.from({ length: count }, () => chooseComponent(weights, choices.uniform()))
  const noise = new Float32Array(dimension)
  for (let point = 0; point < count; point++) {
    const component = components[point]!
    const base = point * dimension
    noise.set(points.subarray(base, base + dimension))
    let cell = component * dimension * dimension
    for (let row = 0; row < dimension; row++) {
      let sum = means[component * dimension + row]!
      for (let column = 0; column <= row; column++) sum += factors[cell + column]! * noise[column]!
      points[base + row] = sum
      cell += dimension
    }
  }
  return { points, components }
}

/** A component by inversion; one of weight 0 never, not even by rounding. */
function chooseComponent(weights: Float32Array, uniform: number): number {
  let left = uniform
  let last = 0
  for (let component = 0; component < weights.length; component++) {
    if (weights[component] === 0) continue
    last = component
    left -= weights[component]!
    if (left < 0) break
  }
  return last
}

/** Ready to evaluate: inverse factors, the precisions' diagonals, and the logarithm of weight and normalisation. */
export interface MixtureDensity {
  readonly mixture: GaussianMixture
  readonly inverses: Float64Array
  readonly precisions: Float64Array
  readonly constants: Float64Array
}

export function mixtureDensity(mixture: GaussianMixture): MixtureDensity {
  const { dimension, weights, factors } = mixture
  const area = dimension * dimension
  const inverses = new Float64Array(factors.length)
  const constants = Float64Array.from(weights, (weight, component) => {
    invertLower(
      factors.subarray(component * area, (component + 1) * area),
      inverses.subarray(component * area, (component + 1) * area),
    )
    let logDeterminant = 0
    for (let index = 0; index < dimension; index++)
      logDeterminant += Math.log(factors[component * area + index * (dimension + 1)]!)
    return Math.log(weight) - logDeterminant - (dimension * Math.log(2 * Math.PI)) / 2
  })
  const precisions = new Float64Array(weights.length * dimension)
  inverses.forEach((value, cell) => {
    const place = Math.floor(cell / area) * dimension + (cell % dimension)
    precisions[place] = precisions[place]! + value * value
  })
  return { mixture, inverses, precisions, constants }
}

/** A component whose logarithm is this much below another's adds nothing in 64 bits. */
const negligible = 40

/**
 * The logarithm of the density at one point, which starts at `offset` of `points`; `parts` gets the components' shares of
 * it. With `variances` the point is the mean of a normal cloud, and components count by their expected log densities over
 * it: a lower bound of the expected logarithm. O(components × dimension²).
 */
export function logDensityAt(
  { mixture: { dimension, means }, inverses, precisions, constants }: MixtureDensity,
  points: Float32Array,
  {
    offset,
    parts,
    variances,
  }: { readonly offset: number; readonly parts: Float64Array; readonly variances?: Float32Array },
): number {
  const components = constants.length
  let largest = Number.NEGATIVE_INFINITY
  for (let component = 0; component < components; component++) {
    const base = component * dimension
    const farthest = 2 * (constants[component]! - largest + negligible)
    let cell = base * dimension
    let distance = 0
    for (let row = 0; row < dimension && distance < farthest; row++) {
      let sum = 0
      for (let column = 0; column <= row; column++)
        sum += inverses[cell + column]! * (points[offset + column]! - means[base + column]!)
      distance += sum * sum
      if (variances !== undefined) distance += variances[offset + row]! * precisions[base + row]!
      cell += dimension
    }
    const log = constants[component]! - distance / 2
    parts[component] = log
    if (log > largest) largest = log
  }
  let total = 0
  for (let component = 0; component < components; component++) {
    parts[component] = Math.exp(parts[component]! - largest)
    total += parts[component]!
  }
  for (let component = 0; component < components; component++) parts[component] = parts[component]! / total
  return largest + Math.log(total)
}

/** out ← the inverse of a lower triangular matrix, by forward substitution. */
function invertLower(factor: Float32Array, out: Float64Array): void {
  const size = Math.sqrt(factor.length)
  for (let column = 0; column < size; column++)
    for (let row = column; row < size; row++) {
      let sum = row === column ? 1 : 0
      for (let inner = column; inner < row; inner++) sum -= factor[row * size + inner]! * out[inner * size + column]!
      out[row * size + column] = sum / factor[row * size + row]!
    }
}
