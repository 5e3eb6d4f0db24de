/**
 * Area under the precision–recall curve as the mean of precision over positives, in steps and without interpolation, as
 * scikit-learn's `average_precision_score`. Equal scores are one threshold. A score without knowledge reaches the share of
 * positives. NaN without a positive. O(n log n).
 */
export function averagePrecision(scores: Float64Array, targets: Float64Array): number {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[b]! - scores[a]!)
  let [found, sum] = [0, 0]
  for (let place = 0; place < order.length; ) {
    const score = scores[order[place]!]!
    const before = found
    for (; place < order.length && scores[order[place]!] === score; place++) found += targets[order[place]!]!
    sum += (found - before) * (found / place)
  }
  return sum / found
}
