/**
 * Which positions are kept when the `minCount` − 1 patients with the highest values and as many with the lowest are left out
 * with all their values: what is learnt from the rest is the same whatever those few hold, as long as they stay the most
 * extreme. `patientOf` numbers the patient of each value; null when every value is a patient's only one. O(n log n).
 */
export function withoutExtremes(
  values: Float64Array,
  { patientOf, minCount }: { readonly patientOf: Int32Array | null; readonly minCount: number },
): Uint32Array {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => values[a]! - values[b]! || a - b)
  const patientAt = (at: number) => (patientOf === null ? at : patientOf[at]!)
  const outermost = (from: Iterable<number>) => {
    const found = new Set<number>()
    for (const at of from) {
      if (found.size >= minCount - 1) break
      found.add(patientAt(at))
    }
    return found
  }
  const lowest = outermost(order)
  const highest = outermost(backwards(order))
  return Uint32Array.from(values, (_, at) => at).filter(
    (at) => !lowest.has(patientAt(at)) && !highest.has(patientAt(at)),
  )
}

function* backwards(order: Uint32Array): Generator<number> {
  for (let index = order.length - 1; index >= 0; index--) yield order[index]!
}
