/**
 * Spearman's rank correlation: Pearson's of ranks, equal values sharing their mean rank. In −1 … 1; NaN when a side does
 * not vary. O(n log n).
 *
 * @example
 * rankCorrelation([1, 2, 3], [10, 30, 20]) // 0.5
 */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return correlationOfRanks(centredRanks(first), centredRanks(second))
}

/** The correlation of ranks made before; see `rankCorrelation`. O(n). */
export function correlationOfRanks(a: Float64Array, b: Float64Array): number {
  const product = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, index) => sum + value * y[index]!, 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}

/** Each value's rank less the mean rank; equal values share theirs. O(n log n). */
export function centredRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(order.length)
  for (let place = 0; place < order.length; ) {
    const start = place
    const value = values[order[start]!]
    while (place < order.length && values[order[place]!] === value) place++
    for (let index = start; index < place; index++) ranks[order[index]!] = (start + place - order.length) / 2
  }
  return ranks
}
