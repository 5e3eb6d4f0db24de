import type { GraphicalModel } from './estimate.js'
import { summed } from './index-map.js'
import { marginalOf, type Reading, readingOf } from './marginal.js'
import { propagate, roomForBeliefs } from './propagate.js'

/** The marginals of all pairs of variables, in rows: `pairs[u][v]` for u < v, the states of v running fastest. */
export type PairTables = readonly (readonly Float64Array[])[]

/**
 * All pairs exactly: those within a clique are read off, for the others each state of one of the two is held in turn and the
 * tree propagated once. O(states × cells).
 */
export function allPairs({ tree, potentials, tables, total }: GraphicalModel): PairTables {
  const { sizes } = tree
  const single = sizes.map((_, variable) => readingOf(tree, [variable])!)
  const into = roomForBeliefs(tree)
  return sizes.map((size, held) => {
    const pairs = sizes.map((_, variable) =>
      variable <= held ? new Float64Array(0) : (marginalOf(tree, tables, [held, variable]) ?? new Float64Array(0)),
    )
    const open = [...pairs.keys()].filter((variable) => variable > held && pairs[variable]!.length === 0)
    if (open.length === 0) return pairs
    for (const variable of open) pairs[variable] = new Float64Array(size * sizes[variable]!)
    const own = summed(tables[single[held]!.clique]!, single[held]!.map, new Float64Array(size))
    for (let state = 0; state < size; state++) {
      if (!(own[state]! > 0) || !(total > 0)) continue
      propagate(tree, { potentials: holding(potentials, single[held]!, state), total: own[state]!, into })
      for (const variable of open) {
        const { clique, map } = single[variable]!
        const start = state * sizes[variable]!
        summed(into.tables[clique]!, map, pairs[variable]!.subarray(start, start + sizes[variable]!))
      }
    }
    return pairs
  })
}

function holding(
  potentials: readonly Float64Array[],
  { clique, map }: Reading,
  state: number,
): readonly Float64Array[] {
  const held = potentials[clique]!.map((value, cell) => (map[cell] === state ? value : 0))
  return potentials.with(clique, held)
}
