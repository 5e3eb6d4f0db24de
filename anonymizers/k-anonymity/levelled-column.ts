import type { CodedTree } from '../../src/identity/index.js'

/** A quasi-identifier with its tree; codes of combinations are the tree's leaves. */
export interface LevelledColumn {
  readonly name: string
  readonly tree: CodedTree
}

/** Levels of a column, the value itself and `*` counted. */
export function heightOf({ tree }: LevelledColumn): number {
  return tree.up.length
}

/** Of each level, the share of the leaves under each code, 0 for one leaf and 1 for all: what an analyst cannot tell apart. */
export function sharesOf({ tree }: LevelledColumn): Float64Array[] {
  const leaves = tree.labels[0]!.length
  return tree.leafCounts.map((counts) =>
    Float64Array.from(counts, (count) => (leaves === 1 ? 0 : (count / leaves - 1 / leaves) / (1 - 1 / leaves))),
  )
}
