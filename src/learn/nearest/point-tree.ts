import type { Points } from './mixed-space.js'
import { sortByKeys, sortRoom } from './stable-order.js'

const leafRows = 12
const sampledRows = 64

/** A k-d tree over points; children of node i are `2i + 1` and `2i + 2`. Its rows stand leaf by leaf in `points`. */
export interface PointTree {
  readonly points: Points
  /** The row each reordered point had before. */
  readonly rows: Int32Array
  /** Of each node: first and one past the last of its points. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The axis that divides its children, −1 at a leaf, and the facing ends of the two halves on it. */
  readonly axes: Int32Array
  readonly lowEnds: Float64Array
  readonly highStarts: Float64Array
}

/**
 * Divides points in halves along the axis on which they lie furthest apart (Bentley, CACM 18, 1975), distances on an axis
 * counted up to 1 as in the mixed space. O(n log n × width) time.
 */
export function growPointTree(points: Points): PointTree {
  const { coordinates, width, rowCount } = points
  const depth = Math.max(0, Math.ceil(Math.log2(Math.max(1, rowCount / leafRows))))
  const nodes = 2 ** (depth + 1) - 1
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row)
  const room = sortRoom(rowCount)
  const { keys } = room
  const tree = {
    starts: new Int32Array(nodes),
    ends: new Int32Array(nodes),
    axes: new Int32Array(nodes).fill(-1),
    lowEnds: new Float64Array(nodes),
    highStarts: new Float64Array(nodes),
  }
  const grow = (node: number, start: number, end: number): void => {
    tree.starts[node] = start
    tree.ends[node] = end
    if (end - start <= leafRows || 2 * node + 2 >= nodes) return
    const own = rows.subarray(start, end)
    const axis = widestAxis(points, own)
    for (let index = 0; index < own.length; index++) keys[index] = coordinates[own[index]! * width + axis]!
    sortByKeys(own, room)
    const size = cut(keys, own.length)
    if (size === 0) return
    tree.axes[node] = axis
    tree.lowEnds[node] = keys[size - 1]!
    tree.highStarts[node] = keys[size]!
    grow(2 * node + 1, start, start + size)
    grow(2 * node + 2, start + size, end)
  }
  grow(0, 0, rowCount)
  const reordered = new Float64Array(coordinates.length)
  for (let index = 0; index < rowCount; index++)
    for (let axis = 0; axis < width; axis++) reordered[index * width + axis] = coordinates[rows[index]! * width + axis]!
  return { points: { coordinates: reordered, width, rowCount }, rows, ...tree }
}

/** The boundary between distinct keys nearest to the middle of the first `count`; 0 when all are the same. */
function cut(keys: Float64Array, count: number): number {
  const middle = count >> 1
  for (let away = 0; middle - away > 0 || middle + away < count; away++) {
    if (middle - away > 0 && keys[middle - away] !== keys[middle - away - 1]) return middle - away
    if (middle + away < count && keys[middle + away] !== keys[middle + away - 1]) return middle + away
  }
  return 0
}

function widestAxis({ coordinates, width }: Points, rows: Int32Array): number {
  const step = Math.max(1, Math.floor(rows.length / sampledRows))
  let widest = 0
  let most = -1
  for (let axis = 0; axis < width; axis++) {
    let apart = 0
    // Each sampled row against the one half a sample further on: cheap, and unmoved by outliers.
    for (let index = 0; index < rows.length; index += step) {
      const other = (index + (rows.length >> 1)) % rows.length
      apart += Math.min(
        1,
        Math.abs(coordinates[rows[index]! * width + axis]! - coordinates[rows[other]! * width + axis]!),
      )
    }
    if (apart > most) {
      most = apart
      widest = axis
    }
  }
  return widest
}
