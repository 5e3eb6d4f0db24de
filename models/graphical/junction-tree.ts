import { eliminationOrder } from '../network/index.js'
import { indexMap } from './index-map.js'
import { cellsOf, isWithin, type Scope } from './scope.js'

export interface Clique {
  readonly scope: Scope
  readonly cells: number
  /** Its neighbour towards the root, which is an earlier clique; −1 for the root. */
  readonly parent: number
  /** What it shares with that neighbour: nothing where parts of the model are independent. */
  readonly separator: Scope
  /** Cell of the separator for each cell of the clique, and of its neighbour. */
  readonly toSeparator: Int32Array
  readonly parentToSeparator: Int32Array
}

/** Cliques of a chordal graph, neighbours before those behind them; every scope asked for lies within one. */
export interface JunctionTree {
  readonly sizes: readonly number[]
  readonly cliques: readonly Clique[]
}

/** A junction tree over all variables in which every scope has a clique. O(variables⁴ + cells). */
export function junctionTree(scopes: readonly Scope[], sizes: readonly number[]): JunctionTree {
  const found = maximalCliques(scopes, sizes)
  const placed: Scope[] = []
  const cliques: Clique[] = []
  const waiting = new Set(found)
  while (waiting.size > 0) {
    const next = nearest(waiting, placed)
    waiting.delete(next.scope)
    const { scope, parent } = next
    const neighbour = placed[parent] ?? []
    const separator = scope.filter((variable) => neighbour.includes(variable))
    placed.push(scope)
    cliques.push({
      scope,
      cells: cellsOf(scope, sizes),
      parent,
      separator,
      toSeparator: indexMap({ from: scope, onto: separator }, sizes),
      parentToSeparator: indexMap({ from: neighbour, onto: separator }, sizes),
    })
  }
  return { sizes, cliques }
}

/** Cells of all cliques that these scopes would need: what a model costs, before it is made. */
export function treeCells(scopes: readonly Scope[], sizes: readonly number[]): number {
  return maximalCliques(scopes, sizes).reduce((sum, scope) => sum + cellsOf(scope, sizes), 0)
}

/** The waiting clique that shares most with one that stands: a spanning tree of largest separators keeps every path whole. */
function nearest(
  waiting: ReadonlySet<Scope>,
  placed: readonly Scope[],
): { readonly scope: Scope; readonly parent: number } {
  let best: { readonly scope: Scope; readonly parent: number; readonly shared: number } | undefined
  for (const scope of waiting) {
    if (placed.length === 0) return { scope, parent: -1 }
    placed.forEach((other, parent) => {
      const shared = scope.filter((variable) => other.includes(variable)).length
      if (best === undefined || shared > best.shared) best = { scope, parent, shared }
    })
  }
  return best!
}

function maximalCliques(scopes: readonly Scope[], sizes: readonly number[]): Scope[] {
  const around = sizes.map((_, variable) => new Set([variable]))
  for (const scope of scopes) for (const one of scope) for (const other of scope) around[one]!.add(other)
  const single = sizes.map((_, variable) => [variable])
  const cliques = eliminationOrder([...scopes, ...single], sizes).order.map((variable) => {
    const clique = [...around[variable]!].sort((a, b) => a - b)
    for (const one of clique) {
      for (const other of clique) around[one]!.add(other)
      around[one]!.delete(variable)
    }
    return clique
  })
  return cliques.filter(
    (clique, place) =>
      !cliques.some(
        (other, at) => at !== place && isWithin(clique, other) && (other.length > clique.length || at < place),
      ),
  )
}
