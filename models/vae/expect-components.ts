import { type GaussianMixture, logDensityAt, mixtureDensity } from './gaussian-mixture.js'
import type { Posteriors } from './posteriors.js'

/** What rows expect of a mixture's components. */
export interface Expected {
  /** Rows of every component. */
  readonly masses: Float64Array
  /** Sums of latents about the component's mean, components × dimension. */
  readonly sums: Float64Array
  /** Sums of their products, components × dimension × dimension, the lower halves. */
  readonly squares: Float64Array
  /** Mean over the rows of the lower bound of their expected log density. */
  readonly mean: number
  readonly count: number
}

const leastShare = 1e-4

/** The expectation step: every row's posterior divided among the components. O(rows × components × dimension²). */
export function expectComponents(mixture: GaussianMixture, { means, variances, dimension }: Posteriors): Expected {
  const density = mixtureDensity(mixture)
  const components = mixture.weights.length
  const area = dimension * dimension
  const parts = new Float64Array(components)
  const masses = new Float64Array(components)
  const sums = new Float64Array(components * dimension)
  const squares = new Float64Array(components * area)
  const offsetFrom = new Float64Array(dimension)
  let logDensity = 0
  for (let offset = 0; offset < means.length; offset += dimension) {
    logDensity += logDensityAt(density, means, { offset, parts, variances })
    for (let component = 0; component < components; component++) {
      const share = parts[component]!
      if (share < leastShare) continue
      masses[component] = masses[component]! + share
      const base = component * dimension
      // About the present mean, so that squares do not cancel.
      for (let axis = 0; axis < dimension; axis++) {
        offsetFrom[axis] = means[offset + axis]! - mixture.means[base + axis]!
        sums[base + axis] = sums[base + axis]! + share * offsetFrom[axis]!
      }
      let cell = component * area
      for (let row = 0; row < dimension; row++) {
        const weighted = share * offsetFrom[row]!
        for (let column = 0; column <= row; column++)
          squares[cell + column] = squares[cell + column]! + weighted * offsetFrom[column]!
        squares[cell + row] = squares[cell + row]! + share * variances[offset + row]!
        cell += dimension
      }
    }
  }
  const count = means.length / dimension
  return { masses, sums, squares, mean: logDensity / count, count }
}
