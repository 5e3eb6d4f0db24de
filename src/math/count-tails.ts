import { logGamma } from './log-gamma.js'

export interface Draw {
  /** Things drawn from, how many of them are marked, and how many are drawn without putting back. */
  readonly population: number
  readonly marked: number
  readonly drawn: number
}

/**
 * The chance that at least `atLeast` of the drawn things are marked (hypergeometric): the exact p-value of permuting which are
 * called drawn, as in Fisher's test. O(drawn).
 *
 * @example
 * drawTail(2, { population: 4, marked: 2, drawn: 2 }) // 1 / 6
 */
export function drawTail(atLeast: number, { population, marked, drawn }: Draw): number {
  const lowest = Math.max(0, drawn + marked - population)
  if (atLeast <= lowest) return 1
  const all = logChoices(population, drawn)
  let sum = 0
  for (let hits = atLeast; hits <= Math.min(marked, drawn); hits++)
    sum += Math.exp(logChoices(marked, hits) + logChoices(population - marked, drawn - hits) - all)
  return Math.min(1, sum)
}

function logChoices(from: number, take: number): number {
  return logGamma(from + 1) - logGamma(take + 1) - logGamma(from - take + 1)
}

/**
 * The chance of at least `atLeast` events where `mean` are expected (Poisson). O(atLeast + mean).
 *
 * @example
 * eventTail(1, 0.01) // 1 − exp(−0.01)
 */
export function eventTail(atLeast: number, mean: number): number {
  if (atLeast <= 0) return 1
  if (mean <= 0) return 0
  // From the first term upwards: a difference from 1 would lose what is small.
  let term = Math.exp(atLeast * Math.log(mean) - mean - logGamma(atLeast + 1))
  let sum = 0
  for (let events = atLeast + 1; term > sum * 1e-17 || events < mean; events++) {
    sum += term
    term *= mean / events
  }
  return Math.min(1, sum)
}
