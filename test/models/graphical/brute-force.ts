import type { Measurement } from '../../../models/graphical/index.js'
import { createRng } from '../../../src/math/index.js'

/** Digits of a cell of the whole table, the last variable fastest. */
export function statesOf(cell: number, sizes: readonly number[]): number[] {
  const states: number[] = []
  for (let variable = sizes.length - 1, rest = cell; variable >= 0; variable--) {
    states[variable] = rest % sizes[variable]!
    rest = Math.floor(rest / sizes[variable]!)
  }
  return states
}

export function cellOf(states: readonly number[], scope: readonly number[], sizes: readonly number[]): number {
  return scope.reduce((cell, variable) => cell * sizes[variable]! + states[variable]!, 0)
}

/** The marginal of a table over all variables. */
export function bruteMarginal(joint: Float64Array, scope: readonly number[], sizes: readonly number[]): Float64Array {
  const marginal = new Float64Array(scope.reduce((product, variable) => product * sizes[variable]!, 1))
  joint.forEach((mass, cell) => {
    marginal[cellOf(statesOf(cell, sizes), scope, sizes)]! += mass
  })
  return marginal
}

/** Numbers between 0 and 1, by a seed. */
export function numbers(count: number, seed: string): Float64Array {
  const rng = createRng(seed)
  return Float64Array.from({ length: count }, () => rng.uniform() + 0.01)
}

export function measured(scope: readonly number[], values: Float64Array): Measurement {
  return { scope, values, weights: new Float64Array(values.length).fill(1) }
}

export function gap(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one).reduce((most, value, place) => Math.max(most, Math.abs(value - other[place]!)), 0)
}
