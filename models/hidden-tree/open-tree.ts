import type { OpenStates } from '../network/index.js'
import type { HiddenTree } from './tree.js'

/**
 * The tree with a code more for every choice that an open cell may have: its emission is what the choice makes of those of
 * the states it weighs. Codes are those of the cells in it. O(cells of the emissions × choices).
 */
export function openTree(
  tree: HiddenTree,
  columns: readonly OpenStates[],
): { readonly tree: HiddenTree; readonly codes: readonly Int32Array[]; readonly sizes: readonly number[] } {
  const { states, emissions } = tree
  const sizes = emissions.map((emission) => emission.length / states)
  return {
    sizes,
    tree: {
      ...tree,
      emissions: columns.map(({ choices }, column) => withChoices(emissions[column]!, { choices, states })),
    },
    codes: columns.map((each, column) =>
      each.states.map((state) => (state < 0 ? (sizes[column] as number) - 1 - state : state)),
    ),
  }
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
