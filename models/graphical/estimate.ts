import { summed } from './index-map.js'
import { type JunctionTree, junctionTree } from './junction-tree.js'
import { readingOf } from './marginal.js'
import { type Beliefs, propagate, roomForBeliefs } from './propagate.js'
import type { Scope } from './scope.js'

/** What was measured of a scope: a number a cell, and how much each is worth, one over the variance of its noise. */
export interface Measurement {
  readonly scope: Scope
  readonly values: Float64Array
  readonly weights: Float64Array
}

export interface EstimateOptions {
  readonly sizes: readonly number[]
  /** Rows in all, above 0. */
  readonly total: number
  readonly iterations: number
  /** An earlier model: its parameters are where to begin. */
  readonly from?: GraphicalModel
}

/** The distribution of largest entropy among those with its marginals: an exponential family over the measured scopes. */
export interface GraphicalModel {
  readonly tree: JunctionTree
  readonly total: number
  /** By scope, as text. */
  readonly parameters: ReadonlyMap<string, Float64Array>
  /** Tables whose product it is, one a clique. */
  readonly potentials: readonly Float64Array[]
  /** Marginals of the cliques, in rows. */
  readonly tables: readonly Float64Array[]
  /** ½ Σ weight · (marginal − measured)². */
  readonly loss: number
  /** The last step of the descent. */
  readonly step: number
}

/**
 * The graphical model whose marginals are nearest to noisy ones: mirror descent with the entropy as its mirror (McKenna,
 * Sheldon & Miklau 2019). A step is taken when it gains at least half of what the slope promised, and grows by a twentieth;
 * else it is halved. Measurements have one scope each. O(iterations × cells).
 */
export function estimate(measurements: readonly Measurement[], options: EstimateOptions): GraphicalModel {
  const { sizes, total, iterations, from } = options
  const tree = junctionTree(
    measurements.map(({ scope }) => scope),
    sizes,
  )
  const descent = new Descent(tree, measurements, options)
  let step = from?.step ?? firstStep(measurements, total)
  let loss = descent.evaluate()
  for (let iteration = 0; iteration < iterations; iteration++) {
    const taken = descent.move({ step, loss })
    if (taken === undefined) break
    loss = taken.loss
    step = taken.step * 1.05
  }
  return {
    tree,
    total,
    loss,
    step,
    parameters: new Map(measurements.map(({ scope }, place) => [scope.join(), descent.parameters[place]!])),
    potentials: descent.potentials,
    tables: descent.beliefs.tables,
  }
}

function firstStep(measurements: readonly Measurement[], total: number): number {
  const heaviest = measurements.reduce((most, { weights }) => weights.reduce((a, b) => Math.max(a, b), most), 0)
  return heaviest > 0 ? 2 / (total * heaviest) : 1
}

const mostHalvings = 25

/** The state of a descent, in arrays that are made once. */
class Descent {
  readonly parameters: Float64Array[]
  readonly potentials: Float64Array[]
  readonly beliefs: Beliefs
  readonly #tree: JunctionTree
  readonly #measurements: readonly Measurement[]
  readonly #total: number
  readonly #readings
  readonly #marginals: Float64Array[]
  readonly #slopes: Float64Array[]
  readonly #before: { readonly marginals: Float64Array[]; readonly slopes: Float64Array[] }

  constructor(tree: JunctionTree, measurements: readonly Measurement[], { total, from }: EstimateOptions) {
    const room = () => measurements.map(({ values }) => new Float64Array(values.length))
    this.#tree = tree
    this.#measurements = measurements
    this.#total = total
    this.#readings = measurements.map(({ scope }) => readingOf(tree, scope)!)
    this.parameters = measurements.map(
      ({ scope, values }) => from?.parameters.get(scope.join())?.slice() ?? new Float64Array(values.length),
    )
    this.potentials = tree.cliques.map(({ cells }) => new Float64Array(cells))
    this.beliefs = roomForBeliefs(tree)
    this.#marginals = room()
    this.#slopes = room()
    this.#before = { marginals: room(), slopes: room() }
  }

  /** Marginals and slopes of the parameters as they stand. */
  evaluate(): number {
    this.#fillPotentials()
    propagate(this.#tree, { potentials: this.potentials, total: this.#total, into: this.beliefs })
    let loss = 0
    this.#measurements.forEach(({ values, weights }, place) => {
      const { clique, map } = this.#readings[place]!
      const marginal = summed(this.beliefs.tables[clique]!, map, this.#marginals[place]!)
      const slope = this.#slopes[place]!
      for (let cell = 0; cell < marginal.length; cell++) {
        const excess = marginal[cell]! - values[cell]!
        slope[cell] = weights[cell]! * excess
        loss += 0.5 * slope[cell]! * excess
      }
    })
    return loss
  }

  /** One step downwards, halved until it gains enough; undefined where none does, and then all is as it was. */
  move(now: {
    readonly step: number
    readonly loss: number
  }): { readonly step: number; readonly loss: number } | undefined {
    const { marginals, slopes } = this.#before
    marginals.forEach((kept, place) => {
      kept.set(this.#marginals[place]!)
    })
    slopes.forEach((kept, place) => {
      kept.set(this.#slopes[place]!)
    })
    for (let halving = 0, { step } = now; halving < mostHalvings; halving++, step /= 2) {
      this.#shift(-step)
      const loss = this.evaluate()
      if (now.loss - loss >= 0.5 * this.#promised() * (1 - 1e-9) - 1e-12) return { step, loss }
      this.#shift(step)
    }
    this.evaluate()
    return undefined
  }

  #promised(): number {
    let sum = 0
    this.#before.slopes.forEach((slope, place) => {
      const [old, current] = [this.#before.marginals[place]!, this.#marginals[place]!]
      for (let cell = 0; cell < slope.length; cell++) sum += slope[cell]! * (old[cell]! - current[cell]!)
    })
    return sum
  }

  #shift(by: number): void {
    this.#before.slopes.forEach((slope, place) => {
      const parameters = this.parameters[place]!
      for (let cell = 0; cell < slope.length; cell++) parameters[cell]! += by * slope[cell]!
    })
  }

  #fillPotentials(): void {
    for (const table of this.potentials) table.fill(0)
    this.parameters.forEach((parameters, place) => {
      const { clique, map } = this.#readings[place]!
      const table = this.potentials[clique]!
      for (let cell = 0; cell < table.length; cell++) table[cell]! += parameters[map[cell]!]!
    })
    for (const table of this.potentials) {
      const largest = table.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
      for (let cell = 0; cell < table.length; cell++) table[cell] = Math.exp(table[cell]! - largest)
    }
  }
}
