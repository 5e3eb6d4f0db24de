import { type AxisKinds, axisKinds, levelCode } from './axis-kinds.js'
import { packBlocks } from './kernel/blocks.js'
import type { PointTree } from './point-tree.js'

/** Rows that are bounded at once: few enough to be of one neighbourhood, many enough to be worth the call. */
const bundleRows = 256

/** A tree with its points laid out in blocks for the kernel, and boxes around its upper nodes. */
export interface PackedTree {
  readonly tree: PointTree
  readonly kinds: AxisKinds
  /** Points as `packBlocks` lays them out. */
  readonly blocks: Uint8Array
  /** 1 for nodes with so few points that all of them are bounded at once, and those below; they need no boxes but the highest. */
  readonly bundled: Uint8Array
  /** Of each node and level axis: the set of codes in it, and bit 31. */
  readonly sets: Int32Array
  /** Of each node and number axis: the lowest and the highest number in it. */
  readonly ends: Float64Array
}

/** O((n + nodes) × width). */
export function packTree(tree: PointTree): PackedTree {
  const kinds = axisKinds(tree.points)
  const bundled = Uint8Array.from(tree.axes, (axis, node) =>
    Number(axis < 0 || tree.ends[node]! - tree.starts[node]! <= bundleRows),
  )
  return { tree, kinds, blocks: packBlocks(tree.points, kinds), bundled, ...boxesOf(tree, { kinds, bundled }) }
}

/** The smallest box around the points of each node that is in no larger bundle; those of inner nodes join those of their children. */
function boxesOf(
  { points, axes, starts, ends: rowEnds }: PointTree,
  { kinds: { levels, numbers }, bundled }: Pick<PackedTree, 'kinds' | 'bundled'>,
) {
  const { coordinates, width } = points
  const sets = new Int32Array(axes.length * levels.length)
  const ends = new Float64Array(2 * axes.length * numbers.length)
  const reach = (end: number, low: number, high: number) => {
    if (low < ends[end]!) ends[end] = low
    if (high > ends[end + 1]!) ends[end + 1] = high
  }
  for (let end = 0; end < ends.length; end += 2) {
    ends[end] = Number.POSITIVE_INFINITY
    ends[end + 1] = Number.NEGATIVE_INFINITY
  }
  for (let node = axes.length - 1; node >= 0; node--) {
    const set = node * levels.length
    const end = 2 * node * numbers.length
    if (node > 0 && bundled[(node - 1) >> 1] === 1) continue
    if (bundled[node] === 1)
      for (let row = starts[node]!; row < rowEnds[node]!; row++) {
        const at = row * width
        for (let level = 0; level < levels.length; level++)
          sets[set + level]! |= (1 << 31) | (1 << levelCode(coordinates[at + levels[level]!]!))
        for (let axis = 0; axis < numbers.length; axis++) {
          const number = coordinates[at + numbers[axis]!]!
          reach(end + 2 * axis, number, number)
        }
      }
    else
      for (let child = 2 * node + 1; child <= 2 * node + 2; child++) {
        for (let level = 0; level < levels.length; level++) sets[set + level]! |= sets[child * levels.length + level]!
        for (let axis = 0; axis < numbers.length; axis++) {
          const other = 2 * (child * numbers.length + axis)
          reach(end + 2 * axis, ends[other]!, ends[other + 1]!)
        }
      }
  }
  return { sets, ends }
}
