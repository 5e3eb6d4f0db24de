import { allocateCodes } from '../../src/encode/index.js'
import { type BinnedFeature, leafRow } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import { type AliasTable, aliasTable, drawOutcomes, treeFeature } from '../network/index.js'
import { chainShares } from './column-shares.js'
import type { TreeChain } from './tree-chain.js'

/** A chain ready to draw from: free, or with columns under evidence. */
export interface ChainDraw {
  readonly chain: TreeChain
  /** By column number: the leaves' distributions, those under evidence restricted to it. */
  readonly tables: readonly AliasTable[]
  /** By column number: how likely each leaf makes the evidence, as a share of the likeliest leaf; null without evidence. */
  readonly acceptance: readonly (Float64Array | null)[]
  /** By column number: how likely evidence is in each state; null, or absent, without evidence. For columns that lines tilt. */
  readonly weights?: readonly (ArrayLike<number> | null)[]
}

type States = Uint8Array | Uint16Array

/** A chain without evidence. O(leaves × states). */
export function freeDraw(chain: TreeChain): ChainDraw {
  const tables = chain.forests.map(({ probabilities, stateCount }) => aliasTable(probabilities, stateCount))
  return { chain, tables, acceptance: chain.forests.map(() => null) }
}

/**
 * States of all columns for `rowCount` rows, one column after the other: each cell from the leaf of a tree drawn at random.
 * `weights` is the product of the acceptance shares that a row met on its way: 1 without evidence. Every column draws from
 * streams named after it. O(rows × columns × depth).
 */
export function drawChain(
  { chain, tables, acceptance, weights: evidence }: ChainDraw,
  { rowCount, rng }: { readonly rowCount: number; readonly rng: Rng },
): { readonly states: readonly States[]; readonly weights: Float64Array } {
  const { columns, order, forests } = chain
  const states: States[] = new Array(columns.length)
  const features: BinnedFeature[] = new Array(columns.length)
  const weights = new Float64Array(rowCount).fill(1)
  const leaves = new Uint32Array(rowCount)
  for (const column of order) {
    const forest = forests[column]!
    const stream = rng.fork(`column:${columns[column]!.variable.name}`)
    const choice = stream.fork('tree')
    const treeCount = forest.roots.length
    const table = { features, rowCount }
    const out = allocateCodes(forest.stateCount, rowCount)
    states[column] = out
    if ((chain.tilts[column]?.length ?? 0) > 0) {
      const sharesAt = chainShares(chain, column, { table, states })
      const weight = evidence?.[column]
      const coin = stream.fork('state')
      for (let row = 0; row < rowCount; row++) {
        const shares = sharesAt(row)
        let total = 1
        if (weight) {
          total = 0
          for (let state = 0; state < shares.length; state++) total += shares[state]! *= weight[state]!
          weights[row]! *= total
        }
        out[row] = drawState(shares, coin.uniform() * total)
      }
      features[column] = treeFeature(columns[column]!, out)
      continue
    }
    for (let row = 0; row < rowCount; row++)
      leaves[row] = leafRow(forest, treeCount === 1 ? 0 : choice.below(treeCount), { table, row })
    const accepted = acceptance[column]
    if (accepted) for (let row = 0; row < rowCount; row++) weights[row]! *= accepted[leaves[row]!]!
    drawOutcomes(tables[column]!, leaves, { rng: stream.fork('state'), out })
    features[column] = treeFeature(columns[column]!, out)
  }
  return { states, weights }
}

/** The state at which the running sum passes `at`; rounding may leave it at the last one that is possible. */
function drawState(shares: Float64Array, at: number): number {
  let sum = 0
  let last = 0
  for (let state = 0; state < shares.length; state++) {
    if (shares[state] === 0) continue
    sum += shares[state]!
    last = state
    if (at < sum) break
  }
  return last
}
