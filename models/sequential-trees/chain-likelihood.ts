import { leafRow } from '../../src/learn/index.js'
import { treeFeature } from '../network/index.js'
import { chainShares } from './column-shares.js'
import type { TreeChain } from './tree-chain.js'

/**
 * Nats per row of states, one array a column; −∞ where a state is −1, which never occurred in training.
 * O(rows × columns × trees × depth).
 */
export function chainLogLikelihood(chain: TreeChain, states: readonly Int32Array[], rowCount: number): Float64Array {
  const { columns, forests, tilts } = chain
  // A row with an unseen state scores −∞ whatever its bins are.
  const known = states.map((each) => each.map((state) => Math.max(0, state)))
  const features = columns.map((column, index) => treeFeature(column, known[index]!))
  const table = { features, rowCount }
  const sums = new Float64Array(rowCount)
  forests.forEach((forest, column) => {
    const { stateCount, probabilities, roots } = forest
    if ((tilts[column]?.length ?? 0) > 0) {
      const sharesAt = chainShares(chain, column, { table, states: known })
      for (let row = 0; row < rowCount; row++) {
        const state = states[column]![row]!
        sums[row]! += state < 0 ? Number.NEGATIVE_INFINITY : Math.log(sharesAt(row)[state]!)
      }
      return
    }
    for (let row = 0; row < rowCount; row++) {
      const state = states[column]![row]!
      let probability = 0
      if (state >= 0)
        for (let tree = 0; tree < roots.length; tree++)
          probability += probabilities[leafRow(forest, tree, { table, row }) * stateCount + state]!
      sums[row]! += Math.log(probability / roots.length)
    }
  })
  return sums
}
