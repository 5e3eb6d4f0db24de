import { allocateCodes } from '../../src/encode/index.js'
import type { BinnedFeature } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { treeFeature } from '../network/index.js'
import { featuresOf, type OutcomeChain, type States, stateProbabilities } from './outcome-chain.js'

/**
 * What may be drawn: by outcome, row and state, the probability that what is known of the cell holds in that state. 1
 * everywhere leaves it free, 1 for one state alone says that it is known.
 */
export type StateWeight = (outcome: number, row: number, state: number) => number

export interface OutcomeDraw {
  /** By outcome: the states drawn. */
  readonly states: readonly (Uint8Array | Uint16Array)[]
  /** Of each row: how probable what is known of its outcomes was, each given those before it; 1 when they are free. */
  readonly weights: Float64Array
}

/**
 * Outcomes for rows whose columns have these states. Every outcome draws from a stream named after it, so that one more
 * moves no other. O(rows × trees × depth).
 */
export function drawOutcomeStates(
  chain: OutcomeChain,
  columns: readonly States[],
  {
    rowCount,
    rng,
    weightOf = () => 1,
  }: { readonly rowCount: number; readonly rng: Rng; readonly weightOf?: StateWeight },
): OutcomeDraw {
  const features: BinnedFeature[] = featuresOf(chain, columns)
  const weights = new Float64Array(rowCount).fill(1)
  const states = chain.outcomes.map((outcome, index) => {
    const { variable } = outcome.column
    const stream = rng.fork(`outcome:${variable.name}`)
    const stateCount = variable.codes.length
    const probabilities = stateProbabilities(outcome, { features, rowCount })
    const drawn = allocateCodes(stateCount, rowCount)
    for (let row = 0; row < rowCount; row++) {
      const start = row * stateCount
      let total = 0
      for (let state = 0; state < stateCount; state++) {
        probabilities[start + state]! *= weightOf(index, row, state)
        total += probabilities[start + state]!
      }
      weights[row]! *= total
      drawn[row] = pick(probabilities, { start, end: start + stateCount, at: stream.uniform() * total })
    }
    features.push(treeFeature(outcome.column, drawn))
    return drawn
  })
  return { states, weights }
}

/** The state at which the running sum passes `at`; rounding may leave it at the last one that is possible. */
function pick(
  shares: Float64Array,
  { start, end, at }: { readonly start: number; readonly end: number; readonly at: number },
): number {
  let sum = 0
  let last = start
  for (let place = start; place < end; place++) {
    if (shares[place]! === 0) continue
    sum += shares[place]!
    last = place
    if (at < sum) break
  }
  return last - start
}

/** Nats of the outcomes' states, given the columns'; −∞ where a state is −1, which never occurred in training. */
export function outcomeLogLikelihood(chain: OutcomeChain, states: readonly States[], rowCount: number): Float64Array {
  const inRange = states.map((each) => Int32Array.from(each, (state) => Math.max(0, state)))
  const features = featuresOf(chain, inRange)
  const sums = new Float64Array(rowCount)
  chain.outcomes.forEach((outcome, index) => {
    const own = states[chain.columns.length + index]!
    const stateCount = outcome.column.variable.codes.length
    const probabilities = stateProbabilities(outcome, { features, rowCount })
    for (let row = 0; row < rowCount; row++)
      sums[row]! += own[row]! < 0 ? Number.NEGATIVE_INFINITY : Math.log(probabilities[row * stateCount + own[row]!]!)
  })
  return sums
}
