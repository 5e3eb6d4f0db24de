import type { ChainRows } from './chain-rows.js'
import { type ChainWeights, initialAt, transitionsAt } from './chain-weights.js'

/** What is known of each row's state from its own cells and what hangs on it: cell row·states + state, and a logarithm a row. */
export interface Says {
  readonly weights: Float64Array
  readonly logs: Float64Array
}

/**
 * The forward pass over the rows of one unit, given its class: `alpha` gets P(state | rows so far) for each row, from `at`
 * 0 on. Returns the nats of all of them. O(rows × states²).
 */
export function forward(
  chain: ChainWeights,
  { starts, timeClass, pressure }: ChainRows,
  { unit, group, says, alpha }: { unit: number; group: number; says: Says; alpha: Float64Array },
): number {
  const { states, initial, transitions, first, gap, firstClasses, gapClasses } = chain
  const [from, to] = [starts[unit]!, starts[unit + 1]!]
  let nats = 0
  for (let row = from; row < to; row++) {
    const isLast = row === to - 1
    const at = (row - from) * states
    const time = timeClass[row]!
    if (row === from) {
      const start = initialAt(chain, { isLast, group })
      const factor = first === undefined || time < 0 ? -1 : (pressure[row]! * firstClasses + time) * states
      for (let state = 0; state < states; state++)
        alpha[at + state] = initial[start + state]! * (factor < 0 ? 1 : first![factor + state]!)
    } else {
      const start = transitionsAt(chain, { isLast, group })
      const factor = gap === undefined || time < 0 ? -1 : (pressure[row]! * gapClasses + time) * states * states
      alpha.fill(0, at, at + states)
      for (let before = 0; before < states; before++) {
        const reached = alpha[at - states + before]!
        if (reached < 1e-12) continue
        const step = start + before * states
        const timed = factor + before * states
        if (factor < 0)
          for (let state = 0; state < states; state++)
            alpha[at + state] = alpha[at + state]! + reached * transitions[step + state]!
        else
          for (let state = 0; state < states; state++)
            alpha[at + state] = alpha[at + state]! + reached * transitions[step + state]! * gap![timed + state]!
      }
    }
    let total = 0
    const own = row * states
    for (let state = 0; state < states; state++) {
      alpha[at + state] = alpha[at + state]! * says.weights[own + state]!
      total += alpha[at + state]!
    }
    nats += Math.log(total) + says.logs[row]!
    if (!(total > 0)) return Number.NEGATIVE_INFINITY
    for (let state = 0; state < states; state++) alpha[at + state] = alpha[at + state]! / total
  }
  return nats
}
