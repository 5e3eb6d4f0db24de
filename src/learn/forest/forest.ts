import type { Rng } from '../../math/index.js'
import { addPredictions } from '../trees/add-predictions.js'
import type { BinnedTable } from '../trees/binned.js'
import { growTree } from '../trees/grow-tree.js'
import type { Tree } from '../trees/tree.js'

export interface ForestOptions {
  readonly treeCount?: number
  readonly minLeafRows?: number
  readonly maxLeaves?: number
  /** Features looked at per node; the root of their number when absent. */
  readonly featuresPerSplit?: number
  readonly rng: Rng
}

/** Trees whose leaves hold means; the forest predicts their mean. */
export interface Forest {
  readonly trees: readonly Tree[]
}

/**
 * A random forest for a numeric target or a 0/1 one, where squared error and Gini impurity choose the same splits.
 * Breiman, Machine Learning 45 (2001). Each tree has a bootstrap and a stream of its own. O(trees × depth × rows × √features).
 */
export function fitForest(table: BinnedTable, targets: Float64Array, options: ForestOptions): Forest {
  const { treeCount = 100, minLeafRows = 1, maxLeaves = Number.POSITIVE_INFINITY, rng } = options
  const featuresPerSplit = options.featuresPerSplit ?? Math.max(1, Math.floor(Math.sqrt(table.features.length)))
  const gradients = Float32Array.from(targets, (target) => -target)
  const hessians = new Float32Array(targets.length).fill(1)
  const trees = Array.from({ length: treeCount }, (_, index) => {
    const stream = rng.fork(`tree:${index}`)
    const rows = bootstrapRows(table.rowCount, stream)
    const rules = {
      maxLeaves,
      maxDepth: Number.POSITIVE_INFINITY,
      minLeafRows,
      minHessian: 0,
      l2: 0,
      featuresPerSplit,
      rng: stream,
    }
    return growTree(table, { rows, gradients, hessians }, rules).tree
  })
  return { trees }
}

/** As many rows as there are, drawn with replacement, ascending. */
function bootstrapRows(count: number, rng: Rng): Uint32Array {
  const times = new Uint32Array(count)
  for (let draw = 0; draw < count; draw++) times[rng.below(count)]! += 1
  const rows = new Uint32Array(count)
  let filled = 0
  for (let row = 0; row < count; row++) {
    const end = filled + times[row]!
    while (filled < end) rows[filled++] = row
  }
  return rows
}

/** The mean of the trees' leaf means: a value, or P(class 1). */
export function forestPredictions({ trees }: Forest, table: BinnedTable): Float64Array {
  const sums = new Float64Array(table.rowCount)
  for (const tree of trees) addPredictions(sums, tree, { table, scale: 1 / trees.length })
  return sums
}
