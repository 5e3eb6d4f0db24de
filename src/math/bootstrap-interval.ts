import { sortedQuantile } from './quantile.js'
import type { Rng } from './rng.js'

export interface BootstrapOptions {
  readonly rng: Rng
  /** Resamples drawn. */
  readonly replicates?: number
  /** Confidence level. */
  readonly level?: number
}

/**
 * Percentile bootstrap interval of a statistic of one or more independent samples, of the sizes given. Every replicate
 * hands `statistic` one array per sample: how often each element was drawn. Efron & Tibshirani 1993, chapter 13.
 * O(replicates × (elements + statistic)).
 *
 * @example
 * const mean = ([counts]) => counts.reduce((sum, count, row) => sum + count * values[row], 0) / values.length
 * bootstrapInterval([values.length], mean, { rng })
 */
export function bootstrapInterval(
  sizes: readonly number[],
  statistic: (counts: readonly Uint32Array[]) => number,
  { rng, replicates = 500, level = 0.95 }: BootstrapOptions,
): [low: number, high: number] {
  const counts = sizes.map((size) => new Uint32Array(size))
  const values = new Float64Array(replicates)
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (const count of counts) resample(count, rng)
    values[replicate] = statistic(counts)
  }
  values.sort()
  return [sortedQuantile(values, (1 - level) / 2) ?? 0, sortedQuantile(values, (1 + level) / 2) ?? 0]
}

function resample(counts: Uint32Array, rng: Rng): void {
  counts.fill(0)
  for (let draw = 0; draw < counts.length; draw++) counts[rng.below(counts.length)]!++
}
