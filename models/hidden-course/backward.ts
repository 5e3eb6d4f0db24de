import { drawWeighted, type Rng } from '../../src/math/index.js'
import type { ChainRows } from './chain-rows.js'
import { type ChainWeights, initialAt, transitionsAt } from './chain-weights.js'
import { type Chain, places, type TimeModel } from './course.js'
import type { Says } from './forward.js'

/** Expected numbers of a chain's states and steps, in the form of its weights. */
export interface ChainCounts {
  readonly initial: Float64Array
  readonly transitions: Float64Array
  readonly first: Float64Array
  readonly gap: Float64Array
}

/** Of so many classes and states, and times without states. */
export function emptyCounts(
  { classes, states }: Pick<Chain, 'classes' | 'states'>,
  times: TimeModel | undefined,
): ChainCounts {
  return {
    initial: new Float64Array(places * classes * states),
    transitions: new Float64Array(places * classes * states * states),
    first: new Float64Array((times?.first.byClass.length ?? 0) * states),
    gap: new Float64Array((times?.gap.byClass.length ?? 0) * states * states),
  }
}

interface UnitPass {
  readonly unit: number
  readonly group: number
  readonly says: Says
  /** As `forward` left it. */
  readonly alpha: Float64Array
}

/**
 * Adds the expected states and steps of one unit, `weight` times: to `counts`, and row by row to `gamma`. `beta` is room for
 * 2·states numbers. O(rows × states²).
 */
export function backward(
  chain: ChainWeights,
  { starts, timeClass, pressure }: ChainRows,
  {
    unit,
    group,
    says,
    alpha,
    weight,
    counts,
    gamma,
    beta,
  }: UnitPass & { weight: number; counts: ChainCounts; gamma: Float64Array; beta: Float64Array },
): void {
  const { states, transitions, gap, firstClasses, gapClasses } = chain
  const [from, to] = [starts[unit]!, starts[unit + 1]!]
  beta.fill(1)
  for (let row = to - 1; row >= from; row--) {
    const isLast = row === to - 1
    const at = (row - from) * states
    const own = row * states
    const time = timeClass[row]!
    // P(state | all rows): both sides meet.
    let total = 0
    for (let state = 0; state < states; state++) total += alpha[at + state]! * beta[state]!
    for (let state = 0; state < states; state++)
      gamma[own + state] = gamma[own + state]! + (weight * alpha[at + state]! * beta[state]!) / total
    if (row === from) {
      const start = initialAt(chain, { isLast, group })
      const factor = (pressure[row]! * firstClasses + time) * states
      for (let state = 0; state < states; state++) {
        const expected = (weight * alpha[at + state]! * beta[state]!) / total
        counts.initial[start + state] = counts.initial[start + state]! + expected
        if (counts.first.length > 0 && time >= 0)
          counts.first[factor + state] = counts.first[factor + state]! + expected
      }
      return
    }
    const start = transitionsAt(chain, { isLast, group })
    const factor = gap === undefined || time < 0 ? -1 : (pressure[row]! * gapClasses + time) * states * states
    for (let state = 0; state < states; state++) beta[states + state] = says.weights[own + state]! * beta[state]!
    let sum = 0
    for (let before = 0; before < states; before++) {
      let ahead = 0
      const step = start + before * states
      for (let state = 0; state < states; state++)
        ahead +=
          transitions[step + state]! *
          (factor < 0 ? 1 : gap![factor + before * states + state]!) *
          beta[states + state]!
      beta[before] = ahead
      sum += alpha[at - states + before]! * ahead
    }
    for (let before = 0; before < states; before++) {
      const reached = (weight * alpha[at - states + before]!) / sum
      if (reached < 1e-12) continue
      const step = start + before * states
      for (let state = 0; state < states; state++) {
        const timed = factor < 0 ? 1 : gap![factor + before * states + state]!
        const expected = reached * transitions[step + state]! * timed * beta[states + state]!
        counts.transitions[step + state] = counts.transitions[step + state]! + expected
        if (factor >= 0)
          counts.gap[factor + before * states + state] = counts.gap[factor + before * states + state]! + expected
      }
    }
    for (let state = 0; state < states; state++) beta[state] = beta[state]! / sum
  }
}

/** States of a unit's rows drawn from their joint distribution given all that is known, the last one first. O(rows × states). */
export function drawBackward(
  chain: ChainWeights,
  { starts, timeClass, pressure }: ChainRows,
  { unit, group, alpha, rng, out }: Omit<UnitPass, 'says'> & { rng: Rng; out: Int32Array },
): void {
  const { states, transitions, gap, gapClasses } = chain
  const [from, to] = [starts[unit]!, starts[unit + 1]!]
  const weights = new Float64Array(states)
  for (let row = to - 1; row >= from; row--) {
    const at = (row - from) * states
    const after = row === to - 1 ? -1 : out[row + 1]!
    const start = transitionsAt(chain, { isLast: row + 1 === to - 1, group })
    const time = after < 0 ? -1 : timeClass[row + 1]!
    const factor = gap === undefined || time < 0 ? -1 : (pressure[row + 1]! * gapClasses + time) * states * states
    for (let state = 0; state < states; state++) {
      const step = after < 0 ? 1 : transitions[start + state * states + after]!
      weights[state] = alpha[at + state]! * step * (factor < 0 ? 1 : gap![factor + state * states + after]!)
    }
    out[row] = drawWeighted(weights, rng)
  }
}
