/**
 * Which positions are kept when the `minCount` − 1 patients with the highest values and as many with the lowest are left out
 * with all their values: what is learnt from the rest is the same whatever those few hold, as long as they stay the most
 * extreme. `patientOf` numbers the patient of each value; null when every value is a patient's only one. O(n × minCount) at worst.
 */
export function withoutExtremes(
  values: Float64Array,
  { patientOf, minCount }: { readonly patientOf: Int32Array | null; readonly minCount: number },
): Uint32Array {
  const leftOut = new Set([
    ...outermost(values, { patientOf, count: minCount - 1, sign: -1 }),
    ...outermost(values, { patientOf, count: minCount - 1, sign: 1 }),
  ])
  const kept = new Uint32Array(values.length)
  let count = 0
  for (let at = 0; at < values.length; at++)
    if (!leftOut.has(patientOf === null ? at : patientOf[at]!)) kept[count++] = at
  return kept.slice(0, count)
}

/** The `count` patients whose outermost value is highest (sign 1) or lowest (−1); of equal values the later or the earlier position. */
function outermost(
  values: Float64Array,
  { patientOf, count, sign }: { readonly patientOf: Int32Array | null; readonly count: number; readonly sign: 1 | -1 },
): number[] {
  const found: { patient: number; value: number }[] = []
  if (count < 1) return []
  for (let step = 0; step < values.length; step++) {
    const at = sign < 0 ? step : values.length - 1 - step
    const value = sign * values[at]!
    if (found.length === count && value <= found[count - 1]!.value) continue
    const patient = patientOf === null ? at : patientOf[at]!
    const known = found.findIndex((each) => each.patient === patient)
    if (known >= 0 && found[known]!.value >= value) continue
    if (known >= 0) found.splice(known, 1)
    else if (found.length === count) found.pop()
    const place = found.findIndex((each) => each.value < value)
    found.splice(place < 0 ? found.length : place, 0, { patient, value })
  }
  return found.map(({ patient }) => patient)
}
