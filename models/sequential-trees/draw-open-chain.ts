import type { BinnedFeature } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { type OpenStates, treeFeature } from '../network/index.js'
import { chainShares } from './column-shares.js'
import { askedColumns, type TreeChain } from './tree-chain.js'

/** Rounds over the open cells of a row. */
const mostRounds = 30
const fewestRounds = 3
/** Distributions worked out for one table at most, before rounds become fewer. */
const mostDistributions = 2e7
const leastProbability = 1e-30

/**
 * All states of every row, the open ones drawn given the others by Markov chains, one a row. A row is first filled in the
 * order of the chain; then every open cell is proposed anew from its own distribution given the columns before it, and taken by how
 * much likelier it makes the columns after it (Metropolis within Gibbs). Exact after many rounds, near after thirty; tables with
 * very many open cells get fewer. O(rounds × open cells × columns that ask about them × trees).
 */
export function drawOpenChain(
  chain: TreeChain,
  cells: readonly OpenStates[],
  { rowCount, rng }: { readonly rowCount: number; readonly rng: Rng },
): Int32Array[] {
  const { columns, order } = chain
  const states = cells.map((cell) => cell.states.map((state) => Math.max(0, state)))
  // One row at a time stands in these features.
  const features: BinnedFeature[] = columns.map((column) => treeFeature(column, [0]))
  const bins = columns.map((column) => {
    const { bins: ofState } = treeFeature(column, [...column.variable.codes.keys()])
    return ofState
  })
  const current = columns.map(() => Int32Array.of(0))
  const sharesOf = columns.map((_, column) =>
    chainShares(chain, column, { table: { features, rowCount: 1 }, states: current }),
  )
  const later: number[][] = columns.map(() => [])
  askedColumns(chain).forEach((asked, column) => {
    for (const each of asked) later[each]!.push(column)
  })
  const isOpen = (column: number, row: number) => cells[column]!.states[row]! < 0
  const rounds = roundsFor(cells, later)
  const stream = rng.fork('cells')

  const put = (column: number, state: number): void => {
    current[column]![0] = state
    features[column]!.bins[0] = bins[column]![state]!
  }
  const propose = (column: number, row: number): number => {
    const { choices, states: own } = cells[column]!
    const allowed = choices[-1 - own[row]!]!
    return drawAllowed(sharesOf[column]!(0), allowed, stream.uniform())
  }
  const evidence = (column: number): number =>
    later[column]!.reduce(
      (sum, each) => sum + Math.log(Math.max(leastProbability, sharesOf[each]!(0)[current[each]![0]!]!)),
      0,
    )

  for (let row = 0; row < rowCount; row++) {
    const open = order.filter((column) => isOpen(column, row))
    for (const column of order) put(column, isOpen(column, row) ? propose(column, row) : states[column]![row]!)
    for (let round = 0; round < rounds && open.length > 0; round++)
      for (const column of open) {
        const before = current[column]![0]!
        const offered = propose(column, row)
        if (offered === before) continue
        const now = evidence(column)
        put(column, offered)
        if (Math.log(stream.uniform()) >= evidence(column) - now) put(column, before)
      }
    for (const column of open) states[column]![row] = current[column]![0]!
  }
  return states
}

function roundsFor(cells: readonly OpenStates[], later: readonly (readonly number[])[]): number {
  const distributions = cells.reduce((sum, { states }, column) => {
    const open = states.reduce((count, state) => count + (state < 0 ? 1 : 0), 0)
    return sum + open * (1 + 2 * later[column]!.length)
  }, 0)
  return Math.max(fewestRounds, Math.min(mostRounds, Math.floor(mostDistributions / Math.max(1, distributions))))
}

/** A state by its share among the allowed ones; any of them where their shares are 0. */
function drawAllowed(shares: Float64Array, allowed: ArrayLike<number>, uniform: number): number {
  let total = 0
  for (let state = 0; state < shares.length; state++) total += shares[state]! * allowed[state]!
  const weight = total > 0 ? (state: number) => shares[state]! * allowed[state]! : (state: number) => allowed[state]!
  if (!(total > 0)) for (let state = 0; state < shares.length; state++) total += allowed[state]!
  let sum = 0
  let last = 0
  for (let state = 0; state < shares.length; state++) {
    if (weight(state) === 0) continue
    sum += weight(state)
    last = state
    if (uniform * total < sum) break
  }
  return last
}
