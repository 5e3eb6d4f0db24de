import type { Estimate } from '../../src/math/index.js'
import type { Interval } from '../metric.js'

const z = 1.959963984540054

/** The 95 % interval of an estimate, by the normal distribution. */
export function intervalOf({ value, variance }: Estimate): Interval {
  const margin = z * Math.sqrt(variance)
  return [value - margin, value + margin]
}

/** Karr et al. (Am. Stat. 60, 2006): the mean share of the two intervals that they have in common, cut at 0. */
export function intervalOverlap(first: Interval, second: Interval): number {
  const common = Math.min(first[1], second[1]) - Math.max(first[0], second[0])
  return Math.max(0, (common / (first[1] - first[0]) + common / (second[1] - second[0])) / 2)
}
