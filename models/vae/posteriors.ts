import type { Rng } from '../../src/math/index.js'
import { fillNormal } from '../../src/tensor/index.js'

/** Normal posteriors of rows: a mean and a variance for every latent number of a row, row-major. */
export interface Posteriors {
  readonly means: Float32Array
  readonly variances: Float32Array
  readonly dimension: number
}

/** Means and variances, axis by axis, of latents drawn from the posteriors of all rows. */
export interface Spread {
  readonly means: Float64Array
  readonly variances: Float64Array
  /** Variance of the posteriors' means as a share of the whole: 0 where an axis tells nothing of a row. */
  readonly told: Float64Array
}

export function spreadOf({ means, variances, dimension }: Posteriors): Spread {
  const count = means.length / dimension
  const centres = new Float64Array(dimension)
  const between = new Float64Array(dimension)
  const within = new Float64Array(dimension)
  for (let index = 0; index < means.length; index++) {
    const axis = index % dimension
    centres[axis] = centres[axis]! + means[index]! / count
    within[axis] = within[axis]! + variances[index]! / count
  }
  for (let index = 0; index < means.length; index++) {
    const axis = index % dimension
    between[axis] = between[axis]! + (means[index]! - centres[axis]!) ** 2 / count
  }
  const whole = between.map((variance, axis) => Math.max(1e-6, variance + within[axis]!))
  return { means: centres, variances: whole, told: between.map((variance, axis) => variance / whole[axis]!) }
}

/** The posteriors of some rows, on some axes. */
export function selectPosteriors(
  { means, variances, dimension }: Posteriors,
  { rows, axes }: { readonly rows: Uint32Array; readonly axes: readonly number[] },
): Posteriors {
  const pick = (values: Float32Array) => {
    const picked = new Float32Array(rows.length * axes.length)
    rows.forEach((row, index) => {
      axes.forEach((axis, place) => {
        picked[index * axes.length + place] = values[row * dimension + axis]!
      })
    })
    return picked
  }
  return { means: pick(means), variances: pick(variances), dimension: axes.length }
}

/** Latents drawn from posteriors, several a row, as posteriors of no width. */
export function drawPoints(
  { means, variances, dimension }: Posteriors,
  { draws, rng }: { readonly draws: number; readonly rng: Rng },
): Posteriors {
  const points = fillNormal(new Float32Array(draws * means.length), rng)
  for (let index = 0; index < points.length; index++) {
    const place = index % means.length
    points[index] = means[place]! + Math.sqrt(variances[place]!) * points[index]!
  }
  return { means: points, variances: new Float32Array(points.length), dimension }
}
