import { MirrorwardError } from '../../src/errors.js'
import { combineEstimates, type Synthesis } from '../../src/math/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import type { Interval } from '../metric.js'
import { intervalOf, intervalOverlap } from './interval-overlap.js'
import { compareRegressions } from './regressions.js'

export interface PooledReplicationOptions {
  readonly schema: Schema
  readonly train: Table
  /** How the tables came about: decides the rule. Tables of this library's models are `fitted`. */
  readonly synthesis?: Synthesis
}

/** One term of one regression: from the training rows, and from all synthetic tables together. */
export interface PooledTerm {
  readonly outcome: string
  readonly model: 'logistic' | 'linear' | 'cox'
  readonly term: string
  readonly real: { readonly coefficient: number; readonly interval: Interval }
  /** Null when a table has no finite coefficient for the term. */
  readonly synthetic: { readonly coefficient: number; readonly interval: Interval } | null
  readonly overlap: number
  /** Whether the combined interval holds the coefficient of the training rows. */
  readonly covered: boolean
}

/**
 * The regressions of `utility.replication` on several synthetic tables of the same training rows, combined term by term by
 * the rule of how they were made (`combineEstimates`): 95 % intervals about the population, not about the training rows.
 * Throws `bad-data` without a table, and with one unless `synthesis` is `fitted`. O(tables × fits).
 */
export function pooledReplication(
  tables: readonly Table[],
  { schema, train, synthesis = 'fitted' }: PooledReplicationOptions,
): PooledTerm[] {
  const fewest = synthesis === 'fitted' ? 1 : 2
  if (tables.length < fewest)
    throw new MirrorwardError('bad-data', `too few synthetic tables: ${tables.length} (at least ${fewest})`)
  const rowRatio = tables.reduce((sum, { rowCount }) => sum + rowCount, 0) / tables.length / train.rowCount
  return compareRegressions(schema, { train, others: tables }).flatMap(({ outcome, model, terms }) =>
    terms.map(({ term, real, synthetic }): PooledTerm => {
      const combined = synthetic === null ? undefined : combineEstimates(synthetic, { synthesis, rowRatio })
      const own = { coefficient: real.value, interval: intervalOf(real) }
      if (combined === undefined)
        return { outcome, model, term, real: own, synthetic: null, overlap: 0, covered: false }
      const { value: coefficient, interval } = combined
      const covered = interval[0] <= real.value && real.value <= interval[1]
      const overlap = intervalOverlap(own.interval, interval)
      return { outcome, model, term, real: own, synthetic: { coefficient, interval }, overlap, covered }
    }),
  )
}
