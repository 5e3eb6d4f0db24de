import type { ChainCounts } from './backward.js'
import type { ChainTable } from './chain-tree.js'
import { chainWeights } from './chain-weights.js'
import type { Chain, Emission, TimeModel } from './course.js'
import { emissionTables } from './emission-tables.js'
import type { LearntStrand } from './learn-course.js'
import { chainOf, emissionOf, timesOf } from './maximisation.js'

/** What is learnt of one table beside its codes. */
export interface TableParameters {
  readonly chain: Chain
  readonly emission: Emission
  readonly times?: TimeModel
}

/** Parameters of a table ready to reckon with. */
export function chainTable({ chain, emission, times }: TableParameters, above: number): ChainTable {
  const { states } = chain
  return {
    above,
    chain: chainWeights(chain, times),
    ...(times && { times }),
    cells: {
      parents: emission.parents,
      sizes: emission.shares.map((shares) => shares.length / states),
      tables: emissionTables(emission, states),
      states,
    },
  }
}

/** The parameters of a table from expected counts. */
export function parametersOf(
  counts: { readonly chain: ChainCounts; readonly cells: readonly Float64Array[] },
  { shape, times }: Pick<LearntStrand, 'shape' | 'times'>,
  sizes: Pick<Chain, 'classes' | 'states'>,
): TableParameters {
  return {
    chain: chainOf(counts.chain, sizes),
    emission: emissionOf(counts.cells, shape, sizes.states),
    ...(times && { times: timesOf(counts.chain, times, sizes.states) }),
  }
}
