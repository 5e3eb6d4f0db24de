import type { Points } from './mixed-space.js'
import type { PointTree } from './point-tree.js'

/**
 * The queries in the order of the leaves they fall into, so that one after the other finds the points it needs in the
 * cache. O(n log n).
 */
export function queryOrder({ axes, lowEnds, highStarts, starts }: PointTree, queries: Points): Int32Array {
  const { width, coordinates, rowCount } = queries
  const places = new Float64Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    let node = 0
    for (let axis = axes[node]!; axis >= 0; axis = axes[node]!) {
      const at = coordinates[row * width + axis]!
      node = 2 * node + (at - lowEnds[node]! <= highStarts[node]! - at ? 1 : 2)
    }
    places[row] = starts[node]! * rowCount + row
  }
  return Int32Array.from(places.sort(), (place) => place % rowCount)
}
