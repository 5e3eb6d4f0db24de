import type { MetricResult } from './metric.js'

const decimals = 4
const digits = 3
/** Edges, quantiles and moments are numbers of at least five people when they are made: see `compareDistributions`, `guardedMoments`. */
const asTheyAre = ['edges', 'quantiles', 'moments']

/**
 * A result as it is kept: values and intervals with four decimals (two digits at least), numbers of the details with three
 * digits, counts and guarded edges as they are. Correlations, coefficients and areas under curves move with every single cell:
 * with all their digits, whoever has the other rows could solve them for the one he lacks. O(details).
 */
export function roundedResult(result: MetricResult): MetricResult {
  if (result.status === 'skipped') return result
  const { value, interval, detail } = result
  return {
    ...result,
    value: shortened(value),
    ...(interval && { interval: [shortened(interval[0]), shortened(interval[1])] as const }),
    ...(detail && { detail: roundedDetail(detail) as Readonly<Record<string, unknown>> }),
  }
}

function roundedDetail(detail: unknown): unknown {
  if (typeof detail === 'number') return Number.isInteger(detail) ? detail : Number(detail.toPrecision(digits))
  if (Array.isArray(detail)) return detail.map(roundedDetail)
  if (typeof detail !== 'object' || detail === null) return detail
  return Object.fromEntries(
    Object.entries(detail).map(([key, each]) => [key, asTheyAre.includes(key) ? each : roundedDetail(each)]),
  )
}

function shortened(value: number): number {
  const rounded = Number(value.toFixed(decimals))
  return Math.abs(value) < 10 ** (1 - decimals) ? Number(value.toPrecision(2)) : rounded
}
