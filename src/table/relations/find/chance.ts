import { logGamma } from '../../../math/index.js'

/**
 * How probable it is, as a natural logarithm, that one column is nowhere above another when the second is shuffled: with
 * the uppers ascending, the j-th can take any of the c_j lowers not above it but for the j already placed, so that
 * Π (c_j − j) of the n! orders will do. Exact. O(n log n).
 */
export function logChanceOfOrder(lowers: Float64Array, uppers: Float64Array): number {
  const low = lowers.slice().sort()
  const high = uppers.slice().sort()
  let below = 0
  let sum = 0
  for (let at = 0; at < high.length; at++) {
    while (below < low.length && low[below]! <= high[at]!) below++
    if (below <= at) return Number.NEGATIVE_INFINITY
    sum += Math.log(below - at) - Math.log(high.length - at)
  }
  return sum
}

/**
 * Of pairs of rows out of order: columns with fewer hardly meet. Numbers that do are in order without being related, and an order
 * of such dates is kept by drawing the few rows again that break it, for a date reckoned from one far off would lie anywhere.
 */
export const hardlyMet = 0.05

/** The share of pairs of rows in which a lower lies above the upper of another row. O(n log n). */
export function shareAbove(lowers: Float64Array, uppers: Float64Array): number {
  const low = lowers.slice().sort()
  const high = uppers.slice().sort()
  let below = 0
  let above = 0
  for (const upper of high) {
    while (below < low.length && low[below]! <= upper) below++
    above += low.length - below
  }
  return above / (low.length * high.length)
}

/**
 * At most how probable, as a natural logarithm, it is that a shuffled column has one value in each of `groups` groups of
 * rows: values can be given to groups in values^groups ways, each of which Π n_v! of the n! orders realise.
 */
export function logChanceOfFunction(groups: number, valueCounts: readonly number[]): number {
  return groups * Math.log(valueCounts.length) + logArrangements(valueCounts)
}

/** How probable, as a natural logarithm, it is that a shuffled column equals another one in every row: Π n_v! / n!. */
export function logChanceOfEquality(valueCounts: readonly number[]): number {
  return logArrangements(valueCounts)
}

/** How probable, as a natural logarithm, it is that a shuffled column falls into one unbroken stretch a value: G! Π n_v! / n!. */
export function logChanceOfStretches(valueCounts: readonly number[]): number {
  return logFactorial(valueCounts.length) + logArrangements(valueCounts)
}

function logArrangements(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.reduce((sum, count) => sum + logFactorial(count), 0) - logFactorial(total)
}

function logFactorial(count: number): number {
  return logGamma(count + 1)
}
