import { MirrorwardError } from '../../src/errors.js'
import type { GaussianMixture } from './gaussian-mixture.js'

/** What latents are drawn from. */
export interface LatentPrior {
  readonly mixture: GaussianMixture
  /** Null when no column is drawn before the latents. */
  readonly classes: LatentClasses | null
}

/** Columns that the mixture's components say instead of the decoder: outcomes of few levels. */
export interface LatentClasses {
  /** Places of the columns in the layout. */
  readonly columns: readonly number[]
  /** For every class the columns' states. */
  readonly states: readonly (readonly number[])[]
  /** The class of every component. */
  readonly ofComponent: Uint16Array
}

/** The states that components say, by the layout's columns; null for those that the decoder says. */
export function statesSaid(
  { classes }: LatentPrior,
  components: Uint16Array,
  columnCount: number,
): (Uint16Array | null)[] {
  const said = Array.from({ length: columnCount }, (): Uint16Array | null => null)
  classes?.columns.forEach((column, place) => {
    const stateOfClass = classes.states.map((states) => states[place] as number)
    said[column] = components.map((component) => stateOfClass[classes.ofComponent[component]!]!)
  })
  return said
}

/**
 * The prior given evidence on the columns that its components say, and the evidence that is left for the decoder. Exact, and
 * as cheap for a rare class as for a frequent one. Throws `bad-evidence` when every class has probability 0.
 */
export function priorGiven(
  prior: LatentPrior,
  weights: readonly (Float64Array | null)[],
): { readonly prior: LatentPrior; readonly left: readonly (Float64Array | null)[] } {
  const { mixture, classes } = prior
  if (classes === null) return { prior, left: weights }
  const ofClass = classes.states.map((states) =>
    states.reduce((product, state, place) => {
      const weight = weights[classes.columns[place] as number]
      return weight == null ? product : product * weight[state]!
    }, 1),
  )
  const given = mixture.weights.map((weight, component) => weight * ofClass[classes.ofComponent[component]!]!)
  const total = given.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new MirrorwardError('bad-evidence', 'evidence has probability 0 under the model')
  return {
    prior: { mixture: { ...mixture, weights: given.map((weight) => weight / total) }, classes },
    left: weights.map((weight, column) => (classes.columns.includes(column) ? null : weight)),
  }
}

/** The part of the mixture that says these states, its weights as they are; the whole one without classes. Null when no class has them. */
export function mixtureOfStates(
  { mixture, classes }: LatentPrior,
  stateOf: (column: number) => number,
): { readonly id: number; readonly mixture: () => GaussianMixture } | null {
  if (classes === null) return { id: 0, mixture: () => mixture }
  const id = classes.states.findIndex((states) =>
    states.every((state, place) => state === stateOf(classes.columns[place] as number)),
  )
  if (id < 0) return null
  return { id, mixture: () => selectComponents(mixture, (component) => classes.ofComponent[component] === id) }
}

function selectComponents(
  { dimension, weights, means, factors }: GaussianMixture,
  isChosen: (component: number) => boolean,
): GaussianMixture {
  const ofSize = (size: number) => (_: number, index: number) => isChosen(Math.floor(index / size))
  return {
    dimension,
    weights: weights.filter(ofSize(1)),
    means: means.filter(ofSize(dimension)),
    factors: factors.filter(ofSize(dimension * dimension)),
  }
}
