import type { Rng } from './rng.js'

/** An index with probability proportional to its weight; never one of weight 0, if there is another. */
export function drawWeighted(weights: ArrayLike<number>, rng: Rng): number {
  let total = 0
  for (let index = 0; index < weights.length; index++) total += weights[index]!
  let left = rng.uniform() * total
  let chosen = 0
  for (let index = 0; index < weights.length; index++) {
    if (!(weights[index]! > 0)) continue
    chosen = index
    left -= weights[index]!
    if (left < 0) break
  }
  return chosen
}
