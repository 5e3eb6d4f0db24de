import type { HiddenTree } from './tree.js'
import { upwardPass } from './upward-pass.js'

/**
 * Nats of every row by one upward pass in double precision; −∞ where a code is −1, which never occurred in training. A
 * column that is null is summed out.
 * O(rows × inner columns × states²).
 */
export function treeLogLikelihood(
  tree: HiddenTree,
  columns: readonly (ArrayLike<number> | null)[],
  rowCount: number,
): Float64Array {
  const { visit } = upwardPass(tree, columns)
  return Float64Array.from({ length: rowCount }, (_, row) => visit(row))
}
