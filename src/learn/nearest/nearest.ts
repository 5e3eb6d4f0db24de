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
 * the query is further from it than from the neighbours found (Arya & Mount, DCC 1993), a leaf when the box around its
 * points is; typically O(log n) a query on tables with structure, O(n) at worst.
 */
function search(tree: PointTree, queries: Points, { count = 1, excludeSelf = false }: NearestOptions = {}): Neighbours {
  const { width, coordinates } = tree.points
  const { boxLows, boxHighs } = tree
  const distances = new Float64Array(queries.rowCount * count).fill(Number.POSITIVE_INFINITY)
  const rows = new Int32Array(queries.rowCount * count).fill(-1)
  const gaps = new Float64Array(width)
  let first = 0
  let worst = first
  let query = queries.coordinates
  let offset = 0
  let self = -1

  const visitLeaf = (start: number, end: number): void => {
    const own = query
    const ownStart = offset
    let limit = distances[worst]!
    let base = start * width
    for (let index = start; index < end; index++, base += width) {
      let sum = 0
      for (let axis = 0; axis < width && sum < limit; axis++) {
        const apart = Math.abs(own[ownStart + axis]! - coordinates[base + axis]!)
        sum += apart < 1 ? apart : 1
      }
      if (sum >= limit || tree.rows[index] === self) continue
      insert(sum, tree.rows[index]!)
      limit = distances[worst]!
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
  /** The box around a leaf is tighter than the bound of the divisions above it: most leaves end here. */
  const mayHold = (leaf: number, limit: number): boolean => {
    const box = leaf * width
    let sum = 0
    for (let axis = 0; axis < width && sum < limit; axis++) {
      const at = query[offset + axis]!
      const below = boxLows[box + axis]! - at
      const above = at - boxHighs[box + axis]!
      const gap = below > above ? below : above
      if (gap > 0) sum += gap < 1 ? gap : 1
    }
    return sum < limit
  }
  const visit = (node: number, bound: number): void => {
    const axis = tree.axes[node]!
    if (axis < 0) {
      if (mayHold(node, distances[worst]!)) visitLeaf(tree.starts[node]!, tree.ends[node]!)
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
