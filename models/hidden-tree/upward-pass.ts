import { leafMessages } from './leaf-messages.js'
import { type HiddenTree, isLeaf } from './tree.js'

type Codes = ArrayLike<number>

/** One row after another, from the leaves to the roots, in double precision. */
export interface UpwardPass {
  /** What the last row's cells at and below each column say of its hidden variable, up to a factor; leaves have none. */
  readonly beliefs: readonly Float64Array[]
  /** Nats of a row; −∞ where a code is −1 or the row is impossible, and then the beliefs mean nothing. O(inner columns × states²). */
  visit(row: number): number
}

/**
 * Messages from the leaves are reckoned once for every code, those of inner columns for every row. A column that is null is
 * summed out: nothing is known of it in any row.
 */
export function upwardPass(tree: HiddenTree, columns: readonly (Codes | null)[]): UpwardPass {
  const { shape, states, transitions, emissions } = tree
  const { parents, order, children } = shape
  const leaf = parents.map((_, column) => isLeaf(shape, column))
  const messages = parents.map((_, column) => (leaf[column] ? leafMessages(tree, column) : new Float64Array(states)))
  const beliefs = parents.map((_, column) => new Float64Array(leaf[column] ? 0 : states))
  const upward = [...order].reverse()
  return { beliefs, visit }

  function visit(row: number): number {
    let total = 0
    for (const column of upward) {
      const code = columns[column]?.[row] ?? 0
      if (code < 0) return Number.NEGATIVE_INFINITY
      if (leaf[column]) continue
      const belief = beliefs[column]!
      const emission = emissions[column]!
      if (columns[column] === null) belief.fill(1)
      else for (let state = 0; state < states; state++) belief[state] = emission[code * states + state]!
      for (const child of children[column]!) {
        if (leaf[child] && columns[child] === null) continue
        const message = messages[child]!
        const from = leaf[child] ? columns[child]![row]! * states : 0
        if (from < 0) return Number.NEGATIVE_INFINITY
        for (let state = 0; state < states; state++) belief[state] = belief[state]! * message[from + state]!
      }
      total += scale(belief)
      if (total === Number.NEGATIVE_INFINITY) return total
      const transition = transitions[column]!
      if (parents[column]! < 0) {
        let sum = 0
        for (let state = 0; state < states; state++) sum += belief[state]! * transition[state]!
        total += Math.log(sum)
      } else multiply(transition, belief, messages[column] as Float64Array)
    }
    return total
  }
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
