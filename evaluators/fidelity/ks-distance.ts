import { type Estimates, groupCount } from '../row-groups.js'

/** Ranks of present values, the same numbering on both sides, and the group of each. */
export interface RankedSample {
  readonly codes: ArrayLike<number>
  readonly groups: ArrayLike<number>
}

/** A value's side and group stand in the lowest bits of its key, so that one sort of numbers orders all. */
const groupBits = 5
const keyBits = groupBits + 1
const sideWidth = groupCount + 1
const allSynthetic = sideWidth + groupCount

/**
 * Two-sample Kolmogorov–Smirnov statistic, the largest gap between the two distribution functions, of all values and with
 * each group left out. NaN when a side has no value left. O(n log n + distinct values × groups).
 */
export function ksDistances(real: RankedSample, synthetic: RankedSample): Estimates {
  const highest = Math.max(highestCode(real), highestCode(synthetic))
  const count = real.codes.length + synthetic.codes.length
  const walk = new CurveWalk(totalsOf(real, synthetic))
  if ((highest + 1) * 2 * sideWidth <= count) walkCounted(walk, countsByRank(real, synthetic, highest + 1))
  else walkSorted(walk, sortedKeys(real, synthetic))
  return count === 0 ? walk.largest.fill(Number.NaN) : walk.largest
}

/** Both distribution functions as they rise, and the largest gap between them so far: of all values and without each group. */
class CurveWalk {
  readonly largest = new Float64Array(groupCount + 1)
  /** Values met so far, by side and group; the last place of a side is for all of its values. */
  readonly below = new Float64Array(2 * sideWidth)
  readonly #totals: Float64Array

  constructor(totals: Float64Array) {
    this.#totals = totals
  }

  /** To be called when all values of a rank were added to `below`. */
  compare(): void {
    const { below, largest } = this
    const totals = this.#totals
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
}

function highestCode({ codes }: RankedSample): number {
  let highest = -1
  for (let index = 0; index < codes.length; index++) if (codes[index]! > highest) highest = codes[index]!
  return highest
}

function totalsOf(real: RankedSample, synthetic: RankedSample): Float64Array {
  const totals = new Float64Array(2 * sideWidth)
  for (const [side, { groups, codes }] of [real, synthetic].entries())
    for (let index = 0; index < codes.length; index++) {
      totals[side * sideWidth + groups[index]!]! += 1
      totals[side * sideWidth + groupCount]! += 1
    }
  return totals
}

/** Few distinct values: how many of each side and group have each rank, row-major. */
function countsByRank(real: RankedSample, synthetic: RankedSample, ranks: number): Int32Array {
  const counts = new Int32Array(ranks * 2 * sideWidth)
  for (const [side, { codes, groups }] of [real, synthetic].entries())
    for (let index = 0; index < codes.length; index++)
      counts[codes[index]! * 2 * sideWidth + side * sideWidth + groups[index]!]! += 1
  return counts
}

function walkCounted(walk: CurveWalk, counts: Int32Array): void {
  for (let start = 0; start < counts.length; start += 2 * sideWidth) {
    let met = 0
    for (let place = 0; place < 2 * sideWidth; place++) {
      const count = counts[start + place]!
      walk.below[place]! += count
      walk.below[place < sideWidth ? groupCount : allSynthetic]! += count
      met += count
    }
    if (met > 0) walk.compare()
  }
}

/** Many distinct values: one key a value with its side and group in the lowest bits, in ascending order. */
function sortedKeys(real: RankedSample, synthetic: RankedSample): Float64Array {
  const keys = new Float64Array(real.codes.length + synthetic.codes.length)
  writeKeys(keys, real, 0)
  writeKeys(keys.subarray(real.codes.length), synthetic, 1)
  return keys.sort()
}

function walkSorted(walk: CurveWalk, keys: Float64Array): void {
  for (let index = 0; index < keys.length; index++) {
    add(walk.below, keys[index]!)
    if (index + 1 < keys.length && rankOf(keys[index + 1]!) === rankOf(keys[index]!)) continue
    walk.compare()
  }
}

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
