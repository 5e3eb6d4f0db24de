import type { Points } from './mixed-space.js'

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
  readonly axes: Int16Array
  readonly lowEnds: Float64Array
  readonly highStarts: Float64Array
  /** The smallest box around the points of each leaf: `width` ends a node, on either side. */
  readonly boxLows: Float64Array
  readonly boxHighs: Float64Array
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
  const tree = {
    starts: new Int32Array(nodes),
    ends: new Int32Array(nodes),
    axes: new Int16Array(nodes).fill(-1),
    lowEnds: new Float64Array(nodes),
    highStarts: new Float64Array(nodes),
  }
  const grow = (node: number, start: number, end: number): void => {
    tree.starts[node] = start
    tree.ends[node] = end
    if (end - start <= leafRows || 2 * node + 2 >= nodes) return
    const axis = widestAxis(points, rows.subarray(start, end))
    const at = (index: number) => coordinates[rows[index]! * width + axis]!
    rows.subarray(start, end).sort((a, b) => coordinates[a * width + axis]! - coordinates[b * width + axis]!)
    const middle = cut(start, end, at)
    if (middle === start) return
    tree.axes[node] = axis
    tree.lowEnds[node] = at(middle - 1)
    tree.highStarts[node] = at(middle)
    grow(2 * node + 1, start, middle)
    grow(2 * node + 2, middle, end)
  }
  grow(0, 0, rowCount)
  const reordered = new Float64Array(coordinates.length)
  rows.forEach((row, index) => {
    reordered.set(coordinates.subarray(row * width, (row + 1) * width), index * width)
  })
  const placed = { points: { coordinates: reordered, width, rowCount }, rows, ...tree }
  return { ...placed, ...boxesOf(placed) }
}

/** O((n + nodes) × width). */
function boxesOf({ points, starts, ends, axes }: Pick<PointTree, 'points' | 'starts' | 'ends' | 'axes'>) {
  const { coordinates, width } = points
  const boxLows = new Float64Array(axes.length * width).fill(Number.POSITIVE_INFINITY)
  const boxHighs = new Float64Array(axes.length * width).fill(Number.NEGATIVE_INFINITY)
  for (let node = 0; node < axes.length; node++) {
    if (axes[node]! >= 0) continue
    const box = node * width
    for (let row = starts[node]!; row < ends[node]!; row++)
      for (let axis = 0; axis < width; axis++) {
        const at = coordinates[row * width + axis]!
        if (at < boxLows[box + axis]!) boxLows[box + axis] = at
        if (at > boxHighs[box + axis]!) boxHighs[box + axis] = at
      }
  }
  return { boxLows, boxHighs }
}

/** The boundary between distinct values nearest to the middle; `start` when all values are the same. */
function cut(start: number, end: number, at: (index: number) => number): number {
  const middle = (start + end) >> 1
  for (let away = 0; middle - away > start || middle + away < end; away++) {
    if (middle - away > start && at(middle - away) !== at(middle - away - 1)) return middle - away
    if (middle + away < end && at(middle + away) !== at(middle + away - 1)) return middle + away
  }
  return start
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
