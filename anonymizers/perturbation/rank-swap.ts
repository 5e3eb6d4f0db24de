import type { Rng } from '../../src/math/index.js'

/**
 * Each value changes place with another whose rank differs by at most `share` of the rows: the column keeps its values, rows do
 * not keep theirs. No k comes of it. O(rows log rows).
 */
export function rankSwapped(
  values: ArrayLike<number>,
  { share, rng }: { readonly share: number; readonly rng: Rng },
): Float64Array {
  const count = values.length
  const order = Uint32Array.from({ length: count }, (_, row) => row).sort((a, b) => values[a]! - values[b]! || a - b)
  const reach = Math.max(1, Math.floor(share * count))
  const swapped = Float64Array.from(values)
  const done = new Uint8Array(count)
  for (let rank = 0; rank < count; rank++) {
    if (done[rank] === 1) continue
    const free: number[] = []
    for (let other = rank + 1; other <= Math.min(count - 1, rank + reach); other++)
      if (done[other] === 0) free.push(other)
    if (free.length === 0) continue
    const other = free[rng.below(free.length)]!
    done[rank] = 1
    done[other] = 1
    const [a, b] = [order[rank]!, order[other]!]
    ;[swapped[a], swapped[b]] = [swapped[b]!, swapped[a]!]
  }
  return swapped
}
