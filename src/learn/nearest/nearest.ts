import type { Points } from './mixed-space.js'
import { growPointTree, type PointTree } from './point-tree.js'

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
  const tree = growPointTree(points)
  return (queries, options) => search(tree, queries, options)
}

/**
 * The exact nearest points of every query under the mean of min(|a − b|, 1) over axes. A half of the tree is skipped when
 * the query is further from it than from the neighbours found (Arya & Mount, DCC 1993); typically O(log n) a query on
 * tables with structure, O(n) at worst.
 */
function search(tree: PointTree, queries: Points, { count = 1, excludeSelf = false }: NearestOptions = {}): Neighbours {
  const { width, coordinates } = tree.points
  const distances = new Float64Array(queries.rowCount * count).fill(Number.POSITIVE_INFINITY)
  const rows = new Int32Array(queries.rowCount * count).fill(-1)
  const gaps = new Float64Array(width)
  let first = 0
  let worst = first
  let query = queries.coordinates
  let offset = 0
  let self = -1

  const visitLeaf = (start: number, end: number): void => {
    for (let index = start; index < end; index++) {
      const limit = distances[worst]!
      let sum = 0
      const base = index * width
      for (let axis = 0; axis < width && sum < limit; axis++) {
        const apart = Math.abs(query[offset + axis]! - coordinates[base + axis]!)
        sum += apart < 1 ? apart : 1
      }
      if (sum < limit && tree.rows[index] !== self) insert(sum, tree.rows[index]!)
    }
  }
  const insert = (distance: number, row: number): void => {
    let place = worst
    for (; place > first && distances[place - 1]! > distance; place--) {
      distances[place] = distances[place - 1]!
      rows[place] = rows[place - 1]!
    }
    distances[place] = distance
    rows[place] = row
  }
  const visit = (node: number, bound: number): void => {
    const axis = tree.axes[node]!
    if (axis < 0) {
      visitLeaf(tree.starts[node]!, tree.ends[node]!)
      return
    }
    const at = query[offset + axis]!
    const toLow = at - tree.lowEnds[node]!
    const toHigh = tree.highStarts[node]! - at
    const nearIsLow = toLow <= toHigh
    visit(2 * node + (nearIsLow ? 1 : 2), bound)
    const gap = Math.min(1, Math.max(0, nearIsLow ? toHigh : toLow))
    const before = gaps[axis]!
    // Bounds of one axis do not add up: the larger one replaces the smaller.
    const further = bound - before + Math.max(gap, before)
    if (further >= distances[worst]!) return
    gaps[axis] = Math.max(gap, before)
    visit(2 * node + (nearIsLow ? 2 : 1), further)
    gaps[axis] = before
  }

  for (let row = 0; row < queries.rowCount; row++) {
    first = row * count
    worst = first + count - 1
    query = queries.coordinates
    offset = row * width
    self = excludeSelf ? row : -1
    if (tree.points.rowCount > 0) visit(0, 0)
  }
  for (let index = 0; index < distances.length; index++) distances[index]! /= Math.max(1, width)
  return { distances, rows, count }
}
