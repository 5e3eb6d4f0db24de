import type { Metric, MetricResult } from '../metric.js'

/**
 * The index of the result whose whole 95 % interval is better than the whole interval of every other one; null when two
 * overlap, when a value has no interval, when fewer than two were computed, and for metrics whose goal is a reference.
 * Intervals that overlap do not show that two are alike, only that they were not told apart.
 */
export function clearlyBest(results: readonly (MetricResult | null)[], goal: Metric['goal']): number | null {
  if (goal === 'reference') return null
  const computed = results.flatMap((result, index) =>
    result?.status === 'ok' ? [{ index, interval: result.interval }] : [],
  )
  if (computed.length < 2) return null
  const sign = goal === 'maximise' ? 1 : -1
  const ends = computed.map(({ index, interval }) => {
    if (interval === undefined) return { index, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    const [low, high] = interval.map((end) => sign * end).sort((a, b) => a - b)
    return { index, low: low!, high: high! }
  })
  const best = ends.find((own) => ends.every((other) => other === own || own.low > other.high))
  return best?.index ?? null
}
