import { addNeighbours } from '../network/index.js'
import type { Expected } from './expectation.js'
import type { HiddenTree, TreeColumn } from './tree.js'

export interface Prior {
  /** Rows that a column's own distribution over codes is worth in every state. */
  readonly smoothing: number
  /** Rows that a state's own distribution, smoothed over neighbouring codes, is worth in ordered columns. */
  readonly orderedSmoothing: number
  /** The training shares of every column's codes. */
  readonly shares: readonly Float64Array[]
}

/**
 * The maximisation step: probabilities from expected counts, with Dirichlet smoothing. A state's codes are drawn towards the
 * column's own shares, and a parent's states towards the child's overall distribution of states.
 */
export function maximisation(
  { transitions, emissions }: Pick<Expected, 'transitions' | 'emissions'>,
  {
    shape,
    states,
    columns,
    prior,
  }: Pick<HiddenTree, 'shape' | 'states'> & {
    readonly columns: readonly TreeColumn[]
    readonly prior: Prior
  },
): HiddenTree {
  return {
    shape,
    states,
    transitions: transitions.map((counts) => transitionTable(counts, states)),
    emissions: emissions.map((counts, column) =>
      emissionTable(counts, {
        states,
        ...prior,
        shares: prior.shares[column] as Float64Array,
        ignored: columns[column]?.ignored,
        ordered: columns[column]?.ordered ?? 0,
      }),
    ),
  }
}

/** Every column's shares of codes; none is 0. */
export function codeShares(columns: readonly TreeColumn[]): Float64Array[] {
  return columns.map(({ codes, size }) => {
    const counts = new Float64Array(size).fill(1e-3)
    for (let row = 0; row < codes.length; row++) counts[codes[row]!] = counts[codes[row]!]! + 1
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => count / total)
  })
}

const transitionRows = 1

function transitionTable(counts: Float64Array, states: number): Float32Array {
  const table = new Float32Array(counts.length)
  const overall = new Float64Array(states)
  for (let cell = 0; cell < counts.length; cell++) overall[cell % states] = overall[cell % states]! + counts[cell]!
  const total = overall.reduce((sum, count) => sum + count, 0)
  for (let start = 0; start < counts.length; start += states) {
    let row = transitionRows
    for (let state = 0; state < states; state++) row += counts[start + state]!
    for (let state = 0; state < states; state++) {
      // A little of the uniform distribution keeps every state reachable.
      const back = total > 0 ? (0.99 * overall[state]!) / total + 0.01 / states : 1 / states
      table[start + state] = (counts[start + state]! + transitionRows * back) / row
    }
  }
  return table
}

interface EmissionOptions extends Omit<Prior, 'shares'> {
  readonly states: number
  readonly shares: Float64Array
  readonly ignored: number | undefined
  readonly ordered: number
}

/** An ignored code has its share in every state, so that it tells nothing; the others share the rest. */
function emissionTable(counts: Float64Array, options: EmissionOptions): Float32Array {
  const { states, shares, smoothing, orderedSmoothing, ignored, ordered } = options
  const size = shares.length
  const table = new Float32Array(counts.length)
  const weight = Math.max(smoothing, 1e-6)
  const present = ignored === undefined ? 1 : Math.max(1 - shares[ignored]!, 1e-9)
  const own = new Float64Array(size)
  for (let state = 0; state < states; state++) {
    for (let code = 0; code < size; code++) own[code] = code === ignored ? 0 : counts[code * states + state]!
    if (ordered > 2) addNeighbours(own, { shares, ordered, rows: orderedSmoothing })
    const total = own.reduce((sum, count) => sum + count, weight)
    for (let code = 0; code < size; code++) {
      const share = shares[code]!
      const blended = (own[code]! + (weight * share) / present) / total
      table[code * states + state] = code === ignored ? share : present * blended
    }
  }
  return table
}
