import type { BinnedTable } from './binned.js'

/** A fitted tree as parallel arrays: node n is a leaf when `feature[n]` is −1. Plain data. */
export interface Tree {
  readonly feature: Int32Array
  /** Flags of bins that go left, by node; empty for leaves. */
  readonly goesLeft: readonly Uint8Array[]
  readonly left: Int32Array
  readonly right: Int32Array
  readonly value: Float64Array
}

/** Adds `scale` × the tree's value to every row's score. O(rows × depth). */
export function addPredictions(
  scores: Float64Array,
  tree: Tree,
  { table, scale }: { readonly table: BinnedTable; readonly scale: number },
): void {
  for (let row = 0; row < table.rowCount; row++) scores[row]! += scale * tree.value[leafOf(tree, table, row)]!
}

/** The leaf a row falls into. */
export function leafOf(tree: Tree, table: BinnedTable, row: number): number {
  let node = 0
  for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!) {
    const bin = table.features[feature]!.bins[row]!
    node = tree.goesLeft[node]![bin] === 1 ? tree.left[node]! : tree.right[node]!
  }
  return node
}
