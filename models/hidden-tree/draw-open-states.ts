import type { Rng } from '../../src/math/index.js'
import type { OpenStates } from '../network/index.js'
import { openTree } from './open-tree.js'
import { type HiddenTree, isLeaf } from './tree.js'
import { upwardPass } from './upward-pass.js'

/**
 * All states of every row, the open ones drawn from their exact joint distribution given the others: an upward pass in
 * which an open cell weighs the states its choice allows, then hidden variables and states drawn from the roots down
 * (forward filtering, backward sampling on a tree). −1 where the tree gives the row no probability, and for an open cell
 * whose choice has none. O(rows × columns × (states² + codes)).
 */
export function drawOpenStates(
  tree: HiddenTree,
  columns: readonly OpenStates[],
  { rowCount, rng }: { readonly rowCount: number; readonly rng: Rng },
): Int32Array[] {
  const { shape, states, transitions, emissions } = tree
  const { tree: extended, codes, sizes } = openTree(tree, columns)
  const { beliefs, visit } = upwardPass(extended, codes)
  const drawn = columns.map((each) => each.states.map((state) => Math.max(state, -1)))
  const leaf = shape.parents.map((_, column) => isLeaf(shape, column))
  const hidden = new Int32Array(columns.length)
  const weights = new Float64Array(Math.max(states, ...sizes))
  for (let row = 0; row < rowCount; row++) {
    if (visit(row) === Number.NEGATIVE_INFINITY) continue
    for (const column of shape.order) {
      const given = columns[column]!.states[row]!
      if (leaf[column] && given >= 0) continue
      const parent = shape.parents[column]!
      const from = parent < 0 ? 0 : hidden[parent]! * states
      const start = codes[column]![row]! * states
      for (let state = 0; state < states; state++) {
        const says = leaf[column] ? extended.emissions[column]![start + state]! : beliefs[column]![state]!
        weights[state] = transitions[column]![from + state]! * says
      }
      const state = drawWeighted(weights, states, rng)
      hidden[column] = Math.max(0, state)
      if (given >= 0 || state < 0) continue
      const choice = columns[column]!.choices[-1 - given]!
      const size = sizes[column] as number
      for (let code = 0; code < size; code++) weights[code] = emissions[column]![code * states + state]! * choice[code]!
      drawn[column]![row] = drawWeighted(weights, size, rng)
    }
  }
  return drawn
}

/** An index with probability proportional to its weight; −1 when all are 0. */
function drawWeighted(weights: Float64Array, size: number, rng: Rng): number {
  let total = 0
  for (let index = 0; index < size; index++) total += weights[index]!
  if (!(total > 0)) return -1
  let left = rng.uniform() * total
  let last = -1
  for (let index = 0; index < size; index++) {
    if (weights[index] === 0) continue
    last = index
    left -= weights[index]!
    if (left < 0) return index
  }
  return last
}
