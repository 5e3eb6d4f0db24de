/** Share of its variance that a term must keep beside the ones before it. */
const leastVariance = 0.02

/** Terms of which the intercept and the terms before leave at least a fiftieth of the variance (Gram–Schmidt). O(rows × terms²). */
export function independentTerms(cells: readonly Float64Array[]): Set<number> {
  const kept = new Set<number>()
  const basis: Float64Array[] = []
  cells.forEach((values, index) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
    const rest = values.map((value) => value - mean)
    const variance = dot(rest, rest)
    for (const direction of basis) {
      const share = dot(rest, direction)
      for (let row = 0; row < rest.length; row++) rest[row]! -= share * direction[row]!
    }
    const left = dot(rest, rest)
    if (!(left > leastVariance * variance)) return
    kept.add(index)
    basis.push(rest.map((value) => value / Math.sqrt(left)))
  })
  return kept
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0
  for (let row = 0; row < first.length; row++) sum += first[row]! * second[row]!
  return sum
}
