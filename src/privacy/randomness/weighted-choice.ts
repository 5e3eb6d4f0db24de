import type { Entropy } from './entropy.js'
import { expBracket } from './exp-digits.js'

/** A candidate of weight `weight`·exp(−over/under). */
export interface Weighted {
  readonly weight: bigint
  readonly over: bigint
  readonly under: bigint
}

/**
 * The number of a candidate, drawn exactly in proportion to its weight: a uniform real number, some digits at a time, against
 * cumulated weights that are known to as many digits; where a border lies between what is known, both get more. At least one
 * weight must be above 0. O(candidates) for each precision, and 128 digits nearly always do.
 */
export function weightedChoice(candidates: readonly Weighted[], entropy: Entropy): number {
  const nearest = leastDecay(candidates)
  let drawn = 0n
  let digits = 0
  for (let places = 128; ; places *= 2) {
    for (; digits < places; digits += 32) drawn = (drawn << 32n) | BigInt(entropy.word())
    const chosen = decided(candidates, { nearest, drawn, places })
    if (chosen !== undefined) return chosen
  }
}

function decided(
  candidates: readonly Weighted[],
  { nearest, drawn, places }: { readonly nearest: Weighted; readonly drawn: bigint; readonly places: number },
): number | undefined {
  const borders: (readonly [bigint, bigint])[] = []
  let low = 0n
  let high = 0n
  for (const { weight, over, under } of candidates) {
    const [lower, upper] =
      weight === 0n ? [0n, 0n] : expBracket(over * nearest.under - nearest.over * under, under * nearest.under, places)
    low += weight * lower
    high += weight * upper
    borders.push([low, high])
  }
  const unit = 1n << BigInt(places)
  for (const [candidate, [lower, upper]] of borders.entries()) {
    // Below the border for certain, whatever digits follow; or perhaps.
    if ((drawn + 1n) * high <= lower * unit) return candidate
    if (drawn * low < upper * unit) return undefined
  }
  return undefined
}

function leastDecay(candidates: readonly Weighted[]): Weighted {
  return candidates
    .filter(({ weight }) => weight > 0n)
    .reduce((least, each) => (each.over * least.under < least.over * each.under ? each : least))
}
