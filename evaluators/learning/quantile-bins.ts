import { sortedQuantile } from '../../src/math/index.js'

/** Where to cut values for bins of equal frequency: type 7 quantiles, as numpy. O(n log n). */
export function quantileCuts(values: Float64Array, bins: number): Float64Array {
  const sorted = values.slice().sort()
  return Float64Array.from({ length: bins - 1 }, (_, index) => sortedQuantile(sorted, (index + 1) / bins) ?? 0)
}

/** How many cuts lie below a value: its bin, 0 … cuts. O(log cuts). */
export function binOf(value: number, cuts: Float64Array): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
