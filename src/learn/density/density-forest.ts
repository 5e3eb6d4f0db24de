import type { BinnedTable } from '../trees/binned.js'
import type { GrownDensityTree } from './grow-density-tree.js'
import { type OutcomeTree, stateProbabilities } from './outcome-tree.js'
import { rootStrengths, shrunkenShares } from './shrink.js'

/** Trees end to end, each leaf with a distribution over states; the forest's distribution is the mean of its trees'. */
export interface DensityForest {
  readonly stateCount: number
  /** Root node of each tree. */
  readonly roots: Int32Array
  /** Feature asked at each node; −1 at a leaf. */
  readonly feature: Int32Array
  /** Flags of bins that go left, by node; empty for leaves. */
  readonly goesLeft: readonly Uint8Array[]
  /** The node where a flagged bin goes; at a leaf, its row in `probabilities`. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** P(state) of every leaf, row-major; every row sums to 1. */
  readonly probabilities: Float32Array
}

/** The share of each branch at every node of a tree, each node's counts shrunk towards its parent's shares. */
export function nodeShares(
  { parent, counts }: GrownDensityTree,
  outcome: OutcomeTree,
  strengths: ArrayLike<number>,
): Float64Array {
  const { branchCount } = outcome
  const shares = new Float64Array(counts.length)
  for (let node = 0; node < parent.length; node++) {
    const above = parent[node]!
    const own = shrunkenShares(outcome, {
      counts,
      start: node * branchCount,
      parent: above < 0 ? outcome.evenShare : shares.subarray(above * branchCount, (above + 1) * branchCount),
      strengths: above < 0 ? rootStrengths(outcome) : strengths,
    })
    shares.set(own, node * branchCount)
  }
  return shares
}

/** Grown trees as one forest, with the distribution of every leaf worked out. */
export function densityForest(
  trees: readonly GrownDensityTree[],
  outcome: OutcomeTree,
  strengths: ArrayLike<number>,
): DensityForest {
  const roots: number[] = []
  const feature: number[] = []
  const goesLeft: Uint8Array[] = []
  const left: number[] = []
  const right: number[] = []
  const leaves: Float64Array[] = []
  for (const tree of trees) {
    const first = feature.length
    const shares = nodeShares(tree, outcome, strengths)
    roots.push(first)
    tree.feature.forEach((asked, node) => {
      feature.push(asked)
      goesLeft.push(tree.goesLeft[node]!)
      right.push(asked < 0 ? -1 : first + tree.right[node]!)
      left.push(asked < 0 ? leaves.length : first + tree.left[node]!)
      if (asked < 0) leaves.push(stateProbabilities(outcome, shares, node * outcome.branchCount))
    })
  }
  const probabilities = new Float32Array(leaves.length * outcome.stateCount)
  leaves.forEach((leaf, row) => {
    probabilities.set(leaf, row * outcome.stateCount)
  })
  return {
    stateCount: outcome.stateCount,
    roots: Int32Array.from(roots),
    feature: Int32Array.from(feature),
    goesLeft,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    probabilities,
  }
}

/** The leaf, as a row of `probabilities`, that a row of the table falls into in one tree. O(depth). */
export function leafRow(
  { roots, feature, goesLeft, left, right }: DensityForest,
  tree: number,
  { table, row }: { readonly table: BinnedTable; readonly row: number },
): number {
  let node = roots[tree]!
  for (let asked = feature[node]!; asked >= 0; asked = feature[node]!) {
    const bin = table.features[asked]!.bins[row]!
    node = goesLeft[node]![bin] === 1 ? left[node]! : right[node]!
  }
  return left[node]!
}
