import type { BinnedTable } from '../trees/binned.js'
import type { DensityTarget, GrownDensityTree } from './grow-density-tree.js'

/** The tree with its questions as they are and the rows of every node counted anew, for trees grown on a part of them. O(rows × depth). */
export function recountNodes(
  tree: GrownDensityTree,
  table: BinnedTable,
  { outcome, states, rows }: DensityTarget,
): GrownDensityTree {
  const { feature, goesLeft, left, right } = tree
  const { branchCount, offsets, path } = outcome
  const counts = new Uint32Array(tree.counts.length)
  for (const row of rows) {
    const state = states[row]!
    let node = 0
    for (;;) {
      for (let step = offsets[state]!; step < offsets[state + 1]!; step++) counts[node * branchCount + path[step]!]!++
      const asked = feature[node]!
      if (asked < 0) break
      node = goesLeft[node]![table.features[asked]!.bins[row]!] === 1 ? left[node]! : right[node]!
    }
  }
  return { ...tree, counts }
}
