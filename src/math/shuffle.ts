import type { Rng } from './rng.js'

/** The numbers 0 … count − 1 in random order (Fisher–Yates). O(count). */
export function permutation(count: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const chosen = rng.below(last + 1)
    const moved = order[last]!
    order[last] = order[chosen]!
    order[chosen] = moved
  }
  return order
}

/** `size` distinct numbers below `count` in ascending order; all of them when `size >= count`. O(count). */
export function sampleWithoutReplacement(count: number, size: number, rng: Rng): Uint32Array {
  if (size >= count) return Uint32Array.from({ length: count }, (_, index) => index)
  return permutation(count, rng).slice(0, size).sort()
}
