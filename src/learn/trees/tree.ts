/** A fitted tree as parallel arrays: node n is a leaf when `feature[n]` is −1. Plain data. */
export interface Tree {
  readonly feature: Int32Array
  /** Flags of bins that go left, by node; empty for leaves. */
  readonly goesLeft: readonly Uint8Array[]
  readonly left: Int32Array
  readonly right: Int32Array
  readonly value: Float64Array
}

/** A tree and where the rows it was grown on have come to stand: each leaf has a stretch of their reordered numbers. */
export interface GrownTree {
  readonly tree: Tree
  readonly leaves: readonly { readonly node: number; readonly start: number; readonly end: number }[]
}

/** Adds `scale` × the tree's value to the scores of the rows it was grown on, whose leaves are known. O(rows). */
export function addLeafValues(
  scores: Float64Array,
  { tree, leaves }: GrownTree,
  { rows, scale }: { readonly rows: Uint32Array; readonly scale: number },
): void {
  for (const { node, start, end } of leaves) {
    const step = scale * tree.value[node]!
    for (let position = start; position < end; position++) scores[rows[position]!]! += step
  }
}
