import { type AxisKinds, axisKinds, levelCode } from './axis-kinds.js'
import type { PointTree } from './point-tree.js'
import { fieldOf, fieldsOfWord } from './unequal-levels.js'

/** A tree with its points and boxes laid out for the search: levels as codes in words, numbers apart. */
export interface PackedTree {
  readonly tree: PointTree
  readonly kinds: AxisKinds
  /** Pairs of words of level codes, the first pair of every point before the second of any. */
  readonly words: Int32Array
  readonly wordCount: number
  /** Of each point: its numbers. */
  readonly numbers: Float64Array
  /** Of each node and level axis: the set of codes in it, and bit 31. */
  readonly sets: Int32Array
  /** Of each node and number axis: the lowest and the highest number in it. */
  readonly ends: Float64Array
  readonly largestLeaf: number
}

/** O((n + nodes) × width). */
export function packTree(tree: PointTree): PackedTree {
  const kinds = axisKinds(tree.points)
  const wordCount = 2 * Math.ceil(kinds.levels.length / (2 * fieldsOfWord))
  const { words, numbers } = packPoints(tree, kinds, wordCount)
  let largestLeaf = 0
  tree.axes.forEach((axis, node) => {
    if (axis < 0) largestLeaf = Math.max(largestLeaf, tree.ends[node]! - tree.starts[node]!)
  })
  return { tree, kinds, words, wordCount, numbers, ...boxesOf(tree, kinds), largestLeaf }
}

function packPoints({ points }: PointTree, { levels, numbers: numberAxes }: AxisKinds, wordCount: number) {
  const { coordinates, width, rowCount } = points
  const words = new Int32Array(rowCount * wordCount)
  const numbers = new Float64Array(rowCount * numberAxes.length)
  for (let row = 0; row < rowCount; row++) {
    for (let level = 0; level < levels.length; level++) {
      const word = Math.trunc(level / fieldsOfWord)
      words[2 * ((word >> 1) * rowCount + row) + (word & 1)]! |= fieldOf(
        levelCode(coordinates[row * width + levels[level]!]!),
        level,
      )
    }
    for (let axis = 0; axis < numberAxes.length; axis++)
      numbers[row * numberAxes.length + axis] = coordinates[row * width + numberAxes[axis]!]!
  }
  return { words, numbers }
}

/** The smallest box around the points of each node; those of inner nodes join those of their children. */
function boxesOf({ points, axes, starts, ends: rowEnds }: PointTree, { levels, numbers }: AxisKinds) {
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
    if (axes[node]! < 0)
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
