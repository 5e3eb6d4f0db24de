import type { HiddenTree } from './tree.js'

/** What a leaf tells its parent, by code: Σ over states of P(code | state)·P(state | parent's state). Size × states. */
export function leafMessages({ transitions, emissions, states }: HiddenTree, column: number): Float32Array {
  const transition = transitions[column] as Float32Array
  const emission = emissions[column] as Float32Array
  const messages = new Float32Array(emission.length)
  for (let code = 0; code * states < emission.length; code++)
    for (let parent = 0; parent < states; parent++) {
      let sum = 0
      for (let state = 0; state < states; state++)
        sum += emission[code * states + state]! * transition[parent * states + state]!
      messages[code * states + parent] = sum
    }
  return messages
}
