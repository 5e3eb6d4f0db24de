import { isMissing, type NumberColumn, presentValues } from '../../src/table/index.js'

/** Present values of two samples in ascending order of value, with the side and group of each. */
export interface MergedSamples {
  /** Rank of the value among the distinct values of both samples. */
  readonly ranks: Int32Array
  /** 1 where the value is synthetic. */
  readonly sides: Uint8Array
  readonly groups: Uint8Array
}

interface Sample {
  readonly column: NumberColumn
  readonly groups: Uint8Array
}

/** Merges the present values of two columns. O(n log n). */
export function mergeSamples(real: Sample, synthetic: Sample): MergedSamples {
  const values: Float64Array[] = []
  const groups: Uint8Array[] = []
  for (const { column, groups: all } of [real, synthetic]) {
    values.push(presentValues(column))
    groups.push(all.filter((_, row) => !isMissing(column, row)))
  }
  const [realValues, syntheticValues] = values as [Float64Array, Float64Array]
  const distinct = distinctSorted(realValues, syntheticValues)
  // A counting sort by rank: no comparison sort of rows.
  const next = new Int32Array(distinct.length + 1)
  const rankOf = values.map((side) => Int32Array.from(side, (value) => rank(value, distinct)))
  for (const side of rankOf) for (const each of side) next[each + 1]! += 1
  for (let index = 0; index < distinct.length; index++) next[index + 1]! += next[index]!
  const count = realValues.length + syntheticValues.length
  const merged = { ranks: new Int32Array(count), sides: new Uint8Array(count), groups: new Uint8Array(count) }
  rankOf.forEach((side, sideNumber) => {
    side.forEach((each, index) => {
      const place = next[each]!++
      merged.ranks[place] = each
      merged.sides[place] = sideNumber
      merged.groups[place] = groups[sideNumber]![index]!
    })
  })
  return merged
}

/**
 * Two-sample Kolmogorov–Smirnov statistic: the largest gap between the two distribution functions, with one group left out
 * (−1: none). NaN when a side has no present value. O(n).
 */
export function ksDistance({ ranks, sides, groups }: MergedSamples, omitted = -1): number {
  const totals: [number, number] = [0, 0]
  for (let index = 0; index < ranks.length; index++) if (groups[index] !== omitted) totals[sides[index] as 0 | 1]++
  if (totals[0] === 0 || totals[1] === 0) return Number.NaN
  let real = 0
  let synthetic = 0
  let largest = 0
  for (let index = 0; index < ranks.length; index++) {
    if (groups[index] !== omitted) {
      if (sides[index] === 0) real++
      else synthetic++
    }
    if (ranks[index] === ranks[index + 1]) continue
    const gap = Math.abs(real / totals[0] - synthetic / totals[1])
    if (gap > largest) largest = gap
  }
  return largest
}

function distinctSorted(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  all.sort()
  return all.filter((value, index) => index === 0 || value !== all[index - 1])
}

function rank(value: number, distinct: Float64Array): number {
  let low = 0
  let high = distinct.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (distinct[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
