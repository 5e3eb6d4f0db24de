import type { GraphicalModel } from './estimate.js'
import { indexMap, summed } from './index-map.js'
import { cellsOf, type Scope } from './scope.js'

/** A model as P(variable | parents): row-major over ascending parents, the variable running fastest; rows sum to 1. */
export interface ConditionalTables {
  readonly parents: readonly Scope[]
  readonly tables: readonly Float64Array[]
}

/**
 * The same distribution as conditional tables: from the root outwards, each clique's new variables given what it shares with
 * its neighbour and those before them. A row that no mass falls on is as the variable is on the whole. O(cells × clique size).
 */
export function conditionalTables({ tree, tables }: GraphicalModel): ConditionalTables {
  const { sizes, cliques } = tree
  const parents: Scope[] = sizes.map(() => [])
  const conditional: Float64Array[] = sizes.map(() => new Float64Array(0))
  cliques.forEach(({ scope, separator }, clique) => {
    let given = separator
    for (const variable of scope.filter((each) => !separator.includes(each))) {
      parents[variable] = given
      const family = [...given, variable].sort((a, b) => a - b)
      const map = indexMap({ from: scope, onto: family }, sizes)
      const joint = summed(tables[clique]!, map, new Float64Array(cellsOf(family, sizes)))
      conditional[variable] = rows(lastFastest(joint, { family, variable, sizes }), sizes[variable]!)
      given = family
    }
  })
  return { parents, tables: conditional }
}

function lastFastest(
  joint: Float64Array,
  { family, variable, sizes }: { readonly family: Scope; readonly variable: number; readonly sizes: readonly number[] },
): Float64Array {
  const size = sizes[variable]!
  const given = indexMap({ from: family, onto: family.filter((each) => each !== variable) }, sizes)
  const state = indexMap({ from: family, onto: [variable] }, sizes)
  const turned = new Float64Array(joint.length)
  for (let cell = 0; cell < joint.length; cell++) turned[given[cell]! * size + state[cell]!] = joint[cell]!
  return turned
}

function rows(joint: Float64Array, size: number): Float64Array {
  const whole = new Float64Array(size)
  for (let cell = 0; cell < joint.length; cell++) whole[cell % size]! += joint[cell]!
  const shares = new Float64Array(joint.length)
  for (let start = 0; start < joint.length; start += size) {
    const row = joint.subarray(start, start + size)
    shares.set(
      [row, whole].map(normalised).find((each) => each !== undefined) ?? new Float64Array(size).fill(1 / size),
      start,
    )
  }
  return shares
}

function normalised(weights: Float64Array): Float64Array | undefined {
  let sum = 0
  for (const weight of weights) sum += weight
  return sum > 0 ? weights.map((weight) => weight / sum) : undefined
}
