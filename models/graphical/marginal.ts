import { indexMap, summed } from './index-map.js'
import type { JunctionTree } from './junction-tree.js'
import { cellsOf, isWithin, type Scope } from './scope.js'

/** Where the marginal of a scope is read off: a clique, and the cell for each of its cells. */
export interface Reading {
  readonly clique: number
  readonly map: Int32Array
}

/** The smallest clique that holds the scope; undefined where none does. */
export function readingOf({ cliques, sizes }: JunctionTree, scope: Scope): Reading | undefined {
  let clique = -1
  cliques.forEach((each, place) => {
    if (isWithin(scope, each.scope) && (clique < 0 || each.cells < cliques[clique]!.cells)) clique = place
  })
  return clique < 0 ? undefined : { clique, map: indexMap({ from: cliques[clique]!.scope, onto: scope }, sizes) }
}

/** The marginal of a scope from tables of the cliques; undefined where no clique holds it. */
export function marginalOf(
  tree: JunctionTree,
  tables: readonly Float64Array[],
  scope: Scope,
): Float64Array | undefined {
  const reading = readingOf(tree, scope)
  return reading && summed(tables[reading.clique]!, reading.map, new Float64Array(cellsOf(scope, tree.sizes)))
}
