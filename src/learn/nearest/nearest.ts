import type { Points } from './mixed-space.js'
import { type PackedTree, packTree } from './packed-tree.js'
import { growPointTree } from './point-tree.js'
import { queryOrder } from './query-order.js'
import { TreeWalk } from './tree-walk.js'

export interface Neighbours {
  /** Ascending distances of each query's neighbours, `count` a query; Infinity where there are fewer points. */
  readonly distances: Float64Array
  /** Their rows among the points searched; −1 where there are fewer. */
  readonly rows: Int32Array
  readonly count: number
}

export interface NearestOptions {
  /** Neighbours per query; 1 when not said. */
  readonly count?: number
  /** The queries are the points themselves: a row is not its own neighbour. */
  readonly excludeSelf?: boolean
}

/** Asks for the nearest points of every query. */
export type NeighbourSearch = (queries: Points, options?: NearestOptions) => Neighbours

/** A searcher of `points`; grow it once, ask it often. */
export function neighbourSearch(points: Points): NeighbourSearch {
  const packed = packTree(growPointTree(points))
  return (queries, options) => search(packed, queries, options)
}

/**
 * The exact nearest points of every query under the mean of min(|a − b|, 1) over axes. A node of the tree is skipped when
 * the box around its points is further from the query than the neighbours found (Arya & Mount, DCC 1993); typically
 * O(log n) a query on tables with structure, O(n) at worst. Of points equally far, the one met first is named.
 */
function search(
  packed: PackedTree,
  queries: Points,
  { count = 1, excludeSelf = false }: NearestOptions = {},
): Neighbours {
  const { points } = packed.tree
  const distances = new Float64Array(queries.rowCount * count).fill(Number.POSITIVE_INFINITY)
  const rows = new Int32Array(queries.rowCount * count).fill(-1)
  if (points.rowCount === 0) return { distances, rows, count }
  const walk = new TreeWalk(packed, count)
  for (const row of queryOrder(packed.tree, queries)) {
    walk.find(queries.coordinates, { offset: row * points.width, self: excludeSelf ? row : -1 })
    for (let place = 0; place < count; place++) {
      distances[row * count + place] = walk.sums[place]! / Math.max(1, points.width)
      rows[row * count + place] = walk.rows[place]!
    }
  }
  return { distances, rows, count }
}
