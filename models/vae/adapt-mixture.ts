import { expectComponents } from './expect-components.js'
import { choleskyFactor } from './fit-mixture.js'
import type { GaussianMixture } from './gaussian-mixture.js'
import type { Posteriors } from './posteriors.js'

const passes = 4

/**
 * A mixture of all rows' latents, moved towards the rows of one class: maximum a posteriori, with every component's weight,
 * mean and covariance drawn back to what it was by as many pseudo-rows as there are dimensions. A class of few rows keeps
 * nearly the mixture of all. O(rows × components × dimension²).
 * J.-L. Gauvain, C.-H. Lee, IEEE Trans. Speech and Audio Processing 2(2), 1994.
 */
export function adaptMixture(all: GaussianMixture, posteriors: Posteriors): GaussianMixture {
  let mixture = all
  for (let pass = 0; pass < passes; pass++) mixture = adaptOnce(all, mixture, posteriors)
  return mixture
}

function adaptOnce(all: GaussianMixture, present: GaussianMixture, posteriors: Posteriors): GaussianMixture {
  const { masses, sums, squares, count } = expectComponents(present, posteriors)
  const { dimension } = all
  const area = dimension * dimension
  const means = new Float32Array(all.means.length)
  const factors = new Float32Array(all.factors.length)
  masses.forEach((mass, component) => {
    const base = component * dimension
    const total = mass + dimension
    const at = (axis: number) => base + axis
    // From the present mean to the new one, and from the mean of all to the new one.
    const shift = new Float64Array(dimension)
    const moved = new Float64Array(dimension)
    for (let axis = 0; axis < dimension; axis++) {
      const back = all.means[at(axis)]! - present.means[at(axis)]!
      shift[axis] = (sums[at(axis)]! + dimension * back) / total
      moved[axis] = shift[axis]! - back
      means[at(axis)] = present.means[at(axis)]! + shift[axis]!
    }
    const prior = squareOf(all.factors.subarray(component * area, (component + 1) * area), dimension)
    const covariance = new Float64Array(area)
    for (let row = 0; row < dimension; row++)
      for (let column = 0; column <= row; column++) {
        const about =
          squares[component * area + row * dimension + column]! -
          sums[at(row)]! * shift[column]! -
          shift[row]! * sums[at(column)]! +
          mass * shift[row]! * shift[column]!
        const back = dimension * (moved[row]! * moved[column]! + prior[row * dimension + column]!)
        covariance[row * dimension + column] = (about + back) / total
      }
    factors.set(choleskyFactor(covariance, dimension), component * area)
  })
  const weights = all.weights.map(
    (weight, component) => (masses[component]! + dimension * weight) / (count + dimension),
  )
  return { dimension, weights, means, factors }
}

/** L·Lᵀ, the lower half. */
function squareOf(factor: Float32Array, size: number): Float64Array {
  const square = new Float64Array(factor.length)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++)
      for (let inner = 0; inner <= column; inner++)
        square[row * size + column] =
          square[row * size + column]! + factor[row * size + inner]! * factor[column * size + inner]!
  return square
}
