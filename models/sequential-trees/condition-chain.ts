import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { aliasTable, drawAccepted } from '../network/index.js'
import { type ChainDraw, drawChain } from './draw-chain.js'
import type { TreeChain } from './tree-chain.js'

/**
 * A chain under evidence: `weights[column][state]` is the probability that the evidence holds in a cell of that state; null
 * leaves the column free. Throws `bad-evidence` when no leaf of a column allows it.
 */
export function conditionChain(chain: TreeChain, weights: readonly (ArrayLike<number> | null)[]): ChainDraw {
  const restricted = chain.forests.map(({ probabilities, stateCount }, column) => {
    const weight = weights[column]
    if (!weight) return { table: aliasTable(probabilities, stateCount), acceptance: null }
    const values = Float64Array.from(probabilities, (probability, cell) => probability * weight[cell % stateCount]!)
    const totals = new Float64Array(values.length / stateCount)
    values.forEach((value, cell) => {
      totals[Math.floor(cell / stateCount)]! += value
    })
    const largest = totals.reduce((most, total) => Math.max(most, total), 0)
    if (largest === 0) throw new MirrorwardError('bad-evidence', 'evidence has probability 0 under the model')
    return { table: aliasTable(values, stateCount), acceptance: totals.map((total) => total / largest) }
  })
  return {
    chain,
    tables: restricted.map(({ table }) => table),
    acceptance: restricted.map(({ acceptance }) => acceptance),
    weights,
  }
}

/**
 * States of rows drawn from the exact conditional distribution: cells under evidence are drawn from the part of their leaf
 * that satisfies it, and a row is kept with the product of the shares of evidence in its leaves, each divided by the
 * largest share of any leaf; the first column under evidence is never rejected when nothing stands before it. Throws
 * `bad-evidence` when almost no trial is kept, `aborted` when the signal says so.
 */
export function drawConditioned(
  draw: ChainDraw,
  options: { readonly rowCount: number; readonly rng: Rng; readonly signal?: AbortSignal },
): Promise<readonly (Uint8Array | Uint16Array)[]> {
  const sizes = draw.chain.forests.map(({ stateCount }) => stateCount)
  const trials = (rowCount: number, rng: Rng) => {
    const { states, weights } = drawChain(draw, { rowCount, rng })
    return { columns: states, weights }
  }
  return drawAccepted(trials, { ...options, sizes })
}
