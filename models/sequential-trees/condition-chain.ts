import { setImmediate } from 'node:timers/promises'
import { allocateCodes } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { aliasTable } from '../network/index.js'
import { type ChainDraw, drawChain } from './draw-chain.js'
import type { TreeChain } from './tree-chain.js'

/** Rows tried at a time. Part of what a seed means. */
const trialRows = 16_384
/** After this many trials a condition that keeps fewer than one row in 50,000 is given up. */
const mostTrials = 1 << 20
const leastShare = 1 / 50_000

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
  }
}

/**
 * States of rows drawn from the exact conditional distribution: cells under evidence are drawn from the part of their leaf
 * that satisfies it, and a row is kept with the product of the shares of evidence in its leaves, each divided by the
 * largest share of any leaf (rejection sampling; the first column under evidence is never rejected when nothing stands
 * before it). Trials go on in batches until there are enough rows. Throws `bad-evidence` when almost no trial is kept,
 * `aborted` when the signal says so. J. von Neumann, Various techniques used in connection with random digits, 1951.
 */
export async function drawConditioned(
  draw: ChainDraw,
  { rowCount, rng, signal }: { readonly rowCount: number; readonly rng: Rng; readonly signal?: AbortSignal },
): Promise<readonly (Uint8Array | Uint16Array)[]> {
  const out = draw.chain.forests.map(({ stateCount }) => allocateCodes(stateCount, rowCount))
  let kept = 0
  for (let batch = 0; kept < rowCount; batch++) {
    const trials = batch * trialRows
    if (trials >= mostTrials && kept < trials * leastShare)
      throw new MirrorwardError('bad-evidence', 'evidence is too rare under the model to be drawn by rejection')
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const stream = rng.fork(`trials:${batch}`)
    const { states, weights } = drawChain(draw, { rowCount: trialRows, rng: stream })
    const coin = stream.fork('keep')
    for (let trial = 0; trial < trialRows && kept < rowCount; trial++) {
      if (coin.uniform() >= weights[trial]!) continue
      out.forEach((column, index) => {
        column[kept] = states[index]![trial]!
      })
      kept++
    }
    await setImmediate()
  }
  return out
}
