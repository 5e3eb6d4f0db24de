import { leafMessages } from './leaf-messages.js'
import { type HiddenTree, isLeaf } from './tree.js'

type Codes = ArrayLike<number>

/**
 * Nats of every row by one upward pass in double precision; −∞ where a code is −1, which never occurred in training.
 * O(rows × inner columns × states²).
 */
export function treeLogLikelihood(tree: HiddenTree, columns: readonly Codes[], rowCount: number): Float64Array {
  const { shape, states, transitions, emissions } = tree
  const { parents, order, children } = shape
  const leaf = parents.map((_, column) => isLeaf(shape, column))
  const messages = parents.map((_, column) => (leaf[column] ? leafMessages(tree, column) : new Float64Array(states)))
  const belief = new Float64Array(states)
  const result = new Float64Array(rowCount)
  const upward = [...order].reverse()
  for (let row = 0; row < rowCount; row++) {
    let total = 0
    for (const column of upward) {
      const code = columns[column]![row]!
      if (code < 0) total = Number.NEGATIVE_INFINITY
      if (leaf[column] || total === Number.NEGATIVE_INFINITY) continue
      const emission = emissions[column]!
      for (let state = 0; state < states; state++) belief[state] = emission[code * states + state]!
      for (const child of children[column]!) {
        const message = messages[child]!
        const from = leaf[child] ? columns[child]![row]! * states : 0
        if (from < 0) {
          total = Number.NEGATIVE_INFINITY
          break
        }
        for (let state = 0; state < states; state++) belief[state] = belief[state]! * message[from + state]!
      }
      if (total === Number.NEGATIVE_INFINITY) break
      total += scale(belief)
      const transition = transitions[column]!
      if (parents[column]! < 0) {
        let sum = 0
        for (let state = 0; state < states; state++) sum += belief[state]! * transition[state]!
        total += Math.log(sum)
      } else multiply(transition, belief, messages[column] as Float64Array)
    }
    result[row] = total
  }
  return result
}

/** Divides by the largest value, and tells its logarithm. */
function scale(values: Float64Array): number {
  let largest = 0
  for (let index = 0; index < values.length; index++) if (values[index]! > largest) largest = values[index]!
  for (let index = 0; index < values.length; index++) values[index] = values[index]! / largest
  return Math.log(largest)
}

/** out ← matrix · vector. */
function multiply(matrix: Float32Array, vector: Float64Array, out: Float64Array): void {
  const size = vector.length
  for (let row = 0; row < size; row++) {
    let sum = 0
    for (let column = 0; column < size; column++) sum += matrix[row * size + column]! * vector[column]!
    out[row] = sum
  }
}
