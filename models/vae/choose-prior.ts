import { permutation } from '../../src/math/index.js'
import type { Matrices } from '../../src/tensor/index.js'
import type { FitContext } from '../model.js'
import { adaptMixture } from './adapt-mixture.js'
import { chooseMixture, type MixtureChoice } from './choose-mixture.js'
import type { Decoder } from './decoder.js'
import { encodeRows } from './encode-rows.js'
import { type GaussianMixture, standardNormal } from './gaussian-mixture.js'
import type { RowsOfStates } from './inputs.js'
import type { LatentPrior } from './latent-prior.js'
import type { VaeOptions } from './options.js'
import { outcomeClasses } from './outcome-classes.js'
import { type Posteriors, type Spread, selectPosteriors, spreadOf } from './posteriors.js'

export interface PriorOptions extends Pick<FitContext<VaeOptions>, 'options' | 'rng'> {
  readonly signal: AbortSignal | undefined
  readonly decoder: Decoder
  readonly matrices: Matrices
  /** Places in the layout of the columns that may be drawn before the latents. */
  readonly outcomes: readonly number[]
}

export interface PriorChoice {
  readonly prior: LatentPrior
  readonly tried: MixtureChoice['tried']
  /** Latent numbers that tell something of a row; the mixture is over these. */
  readonly told: number
}

/** Of all, and again of each class. */
const mostRows = 30_000
/** An axis whose posteriors' means vary by less than this share says nothing, and stays one normal distribution. */
const leastTold = 0.02

/**
 * The density of training latents: a Gaussian mixture on the axes that tell something of a row, adapted to every class of
 * outcomes. Throws `aborted`.
 */
export async function choosePrior(
  rows: RowsOfStates,
  { options, rng, signal, decoder, matrices, outcomes }: PriorOptions,
): Promise<PriorChoice> {
  const dimension = decoder.layers.mean.outputs
  if (options.prior === 'normal')
    return { prior: { mixture: standardNormal(dimension), classes: null }, tried: [], told: dimension }
  const stream = rng.fork('prior')
  // In random order: the last of them are held out.
  const sampled = (members: Uint32Array | null, name: string) => {
    const order = permutation(members?.length ?? rows.rowCount, stream.fork(name)).subarray(0, mostRows)
    const chosen = members === null ? order : order.map((place) => members[place]!)
    return encodeRows(rows, { ...decoder, matrices, rows: chosen })
  }
  const posteriors = sampled(null, 'rows')
  const spread = spreadOf(posteriors)
  const telling = Array.from(spread.told.keys()).filter((axis) => spread.told[axis]! > leastTold)
  const axes = telling.length === 0 ? [0] : telling
  const chosen = await chooseMixture(onAxes(posteriors, axes), { candidates: options.components, rng: stream, signal })
  const found = { tried: chosen.tried, told: telling.length }
  const classes = options.byOutcome ? outcomeClasses(rows, outcomes) : null
  if (classes === null) return { prior: { mixture: onAllAxes(chosen.mixture, { axes, spread }), classes }, ...found }
  const adapted = classes.members.map((members, index) => {
    const own = adaptMixture(chosen.mixture, onAxes(sampled(members, `class:${index}`), axes))
    return { ...own, weights: own.weights.map((weight) => (weight * members.length) / rows.rowCount) }
  })
  const mixture = onAllAxes(joinMixtures(adapted), { axes, spread })
  const { columns, states } = classes
  const ofComponent = Uint16Array.from(mixture.weights, (_, place) => Math.floor(place / chosen.mixture.weights.length))
  return { prior: { mixture, classes: { columns, states, ofComponent } }, ...found }
}

function onAxes(posteriors: Posteriors, axes: readonly number[]): Posteriors {
  const rows = Uint32Array.from({ length: posteriors.means.length / posteriors.dimension }, (_, row) => row)
  return selectPosteriors(posteriors, { rows, axes })
}

function joinMixtures(mixtures: readonly GaussianMixture[]): GaussianMixture {
  const join = (part: 'weights' | 'means' | 'factors') =>
    Float32Array.from(mixtures.flatMap((mixture) => Array.from(mixture[part])))
  return {
    dimension: mixtures[0]?.dimension ?? 0,
    weights: join('weights'),
    means: join('means'),
    factors: join('factors'),
  }
}

/** The mixture on all axes: one normal distribution, the same for every component, on those it is not over. */
function onAllAxes(
  mixture: GaussianMixture,
  { axes, spread }: { readonly axes: readonly number[]; readonly spread: Spread },
): GaussianMixture {
  const dimension = spread.means.length
  const components = mixture.weights.length
  const means = new Float32Array(components * dimension)
  const factors = new Float32Array(components * dimension * dimension)
  for (let component = 0; component < components; component++) {
    const cell = component * dimension * dimension
    for (let axis = 0; axis < dimension; axis++) {
      means[component * dimension + axis] = spread.means[axis]!
      factors[cell + axis * (dimension + 1)] = Math.sqrt(spread.variances[axis]!)
    }
    axes.forEach((axis, place) => {
      means[component * dimension + axis] = mixture.means[component * axes.length + place]!
      for (let other = 0; other <= place; other++)
        factors[cell + axis * dimension + axes[other]!] =
          mixture.factors[(component * axes.length + place) * axes.length + other]!
    })
  }
  return { dimension, weights: mixture.weights, means, factors }
}
