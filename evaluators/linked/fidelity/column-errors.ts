import type { Rng } from '../../../src/math/index.js'
import { bootstrapInterval } from '../../../src/math/index.js'
import type { MetricResult } from '../../metric.js'

/** A statistic of one column, or of a pair, on both sides. */
export interface ComparedColumn {
  readonly table: string
  readonly name: string
  /** Of unseen real people. */
  readonly real: number
  /** NaN where the synthetic cells do not vary: taken as 0, no relation. */
  readonly synthetic: number
}

/** Mean absolute difference of a statistic over columns, the worst column first; the interval is over other columns (bootstrap). */
export function meanError(
  compared: readonly ComparedColumn[],
  {
    rng,
    most,
    none = 'no column is observed twice in enough people',
  }: { readonly rng: Rng; readonly most: number; readonly none?: string },
): MetricResult {
  const known = compared.filter(({ real }) => Number.isFinite(real))
  if (known.length === 0) return { status: 'skipped', reason: none }
  const columns = known
    .map(({ synthetic, ...rest }) => ({ ...rest, synthetic: Number.isFinite(synthetic) ? synthetic : 0 }))
    .map((column) => ({ ...column, error: Math.abs(column.real - column.synthetic) }))
    .sort((a, b) => b.error - a.error)
  const mean = (weightOf: (index: number) => number) =>
    columns.reduce((sum, { error }, index) => sum + weightOf(index) * error, 0) / columns.length
  const interval = bootstrapInterval([columns.length], ([counts]) => mean((index) => counts![index]!), {
    rng,
    replicates: 200,
  })
  const value = mean(() => 1)
  return {
    status: 'ok',
    value,
    interval: [Math.min(value, interval[0]), Math.max(value, interval[1])],
    detail: { compared: columns.length, columns: columns.slice(0, most) },
  }
}
