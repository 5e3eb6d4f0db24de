import type { Rng } from '../../src/math/index.js'
import type { OpenStates } from '../network/index.js'
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
  const sizes = emissions.map((emission) => emission.length / states)
  // A choice is a code more: its emission is the sum over the states it allows.
  const extended = {
    ...tree,
    emissions: columns.map(({ choices }, column) => withChoices(emissions[column]!, { choices, states })),
  }
  const codes = columns.map((each, column) =>
    each.states.map((state) => (state < 0 ? (sizes[column] as number) - 1 - state : state)),
  )
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

/** The emissions with one more row for every choice. */
function withChoices(
  emission: Float32Array,
  { choices, states }: { readonly choices: readonly ArrayLike<number>[]; readonly states: number },
): Float32Array {
  const extended = new Float32Array(emission.length + choices.length * states)
  extended.set(emission)
  choices.forEach((choice, index) => {
    const start = emission.length + index * states
    for (let cell = 0; cell < emission.length; cell++)
      extended[start + (cell % states)]! += emission[cell]! * choice[Math.floor(cell / states)]!
  })
  return extended
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
