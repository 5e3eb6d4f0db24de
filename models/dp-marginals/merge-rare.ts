import type { Measurement, Scope } from '../graphical/index.js'
import { indexMap } from '../graphical/index.js'
import type { PrivateCounts } from './private-counts.js'

/** Codes put together into states: the state of every code. */
export type StateOfCode = Int32Array

/**
 * Codes that are hardly more than noise, counted below three of its standard deviations, as one state; a public rule on
 * released numbers. A single such code stays as it is.
 */
export function rareTogether({ values, weights }: Measurement): StateOfCode {
  const isRare = values.map((value, code) => (value < 3 / Math.sqrt(weights[code]!) ? 1 : 0))
  if (isRare.reduce((sum, each) => sum + each, 0) < 2) return Int32Array.from(values.keys())
  let next = 0
  const kept = Int32Array.from(isRare, (rare) => (rare === 1 ? -1 : next++))
  return kept.map((state) => (state < 0 ? next : state))
}

export function statesOf(states: StateOfCode): number {
  return states.reduce((most, state) => Math.max(most, state), 0) + 1
}

/** A measurement of codes as one of states: numbers add, and so do the variances of their noise. */
export function mergedMeasurement({ scope, values, weights }: Measurement, states: StateOfCode): Measurement {
  const merged = new Float64Array(statesOf(states))
  const variances = new Float64Array(merged.length)
  values.forEach((value, code) => {
    merged[states[code]!]! += value
    variances[states[code]!]! += 1 / weights[code]!
  })
  return { scope, values: merged, weights: variances.map((variance) => 1 / variance) }
}

/** The same rows counted by states: each row is still in one cell. */
export function countsOfStates(data: PrivateCounts, states: readonly StateOfCode[]): PrivateCounts {
  const sizes = states.map(statesOf)
  return {
    ...data,
    sizes,
    counts: async (scopes) =>
      (await data.counts(scopes)).map((table, place) =>
        merged(table, { scope: scopes[place]!, states, codes: data.sizes, sizes }),
      ),
  }
}

interface Merging {
  readonly scope: Scope
  readonly states: readonly StateOfCode[]
  readonly codes: readonly number[]
  readonly sizes: readonly number[]
}

function merged(table: Float64Array, { scope, states, codes, sizes }: Merging): Float64Array {
  let target = new Int32Array(table.length)
  for (const variable of scope) {
    const code = indexMap({ from: scope, onto: [variable] }, codes)
    target = target.map((cell, at) => cell * sizes[variable]! + states[variable]![code[at]!]!)
  }
  const result = new Float64Array(scope.reduce((product, variable) => product * sizes[variable]!, 1))
  table.forEach((count, cell) => {
    result[target[cell]!]! += count
  })
  return result
}
