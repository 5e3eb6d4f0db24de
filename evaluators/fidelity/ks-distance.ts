import { type Estimates, groupCount } from '../row-groups.js'

/** Ranks of present values, the same numbering on both sides, and the group of each. */
export interface RankedSample {
  readonly codes: ArrayLike<number>
  readonly groups: ArrayLike<number>
}

/** A value's side and group stand in the lowest bits of its key, so that one sort of numbers orders all. */
const groupBits = 5
const keyBits = groupBits + 1

/**
 * Two-sample Kolmogorov–Smirnov statistic, the largest gap between the two distribution functions, of all values and with
 * each group left out. NaN when a side has no value left. O(n log n + distinct values × groups).
 */
export function ksDistances(real: RankedSample, synthetic: RankedSample): Estimates {
  const count = real.codes.length + synthetic.codes.length
  const keys = new Float64Array(count)
  writeKeys(keys, real, 0)
  writeKeys(keys.subarray(real.codes.length), synthetic, 1)
  keys.sort()
  // By side and group; the last place of a side is for all of its values.
  const totals = new Float64Array(2 * sideWidth)
  for (const key of keys) add(totals, key)
  const below = new Float64Array(2 * sideWidth)
  const largest = new Float64Array(groupCount + 1)
  for (let index = 0; index < count; index++) {
    add(below, keys[index]!)
    if (index + 1 < count && rankOf(keys[index + 1]!) === rankOf(keys[index]!)) continue
    largest[0] = Math.max(
      largest[0]!,
      Math.abs(below[groupCount]! / totals[groupCount]! - below[allSynthetic]! / totals[allSynthetic]!),
    )
    for (let group = 0; group < groupCount; group++) {
      const own = (below[groupCount]! - below[group]!) / (totals[groupCount]! - totals[group]!)
      const other =
        (below[allSynthetic]! - below[sideWidth + group]!) / (totals[allSynthetic]! - totals[sideWidth + group]!)
      // The larger of a number and NaN is NaN: a side is empty without the group.
      largest[group + 1] = Math.max(largest[group + 1]!, Math.abs(own - other))
    }
  }
  return count === 0 ? largest.fill(Number.NaN) : largest
}

const sideWidth = groupCount + 1
const allSynthetic = sideWidth + groupCount

function writeKeys(keys: Float64Array, { codes, groups }: RankedSample, side: number): void {
  for (let index = 0; index < codes.length; index++)
    keys[index] = codes[index]! * 2 ** keyBits + side * 2 ** groupBits + groups[index]!
}

function rankOf(key: number): number {
  return Math.floor(key / 2 ** keyBits)
}

function add(counts: Float64Array, key: number): void {
  const bits = key % 2 ** keyBits
  const side = (bits >> groupBits) * sideWidth
  counts[side + (bits % 2 ** groupBits)]! += 1
  counts[side + groupCount]! += 1
}
