/** The distinct values of a column, ascending, with the rows and patients that hold each. */
export interface DistinctValues {
  readonly values: Float64Array
  readonly rows: Float64Array
  readonly patients: Float64Array
}

/** `patientOf` numbers the patient of each value; null when every row is a patient. O(n log n). */
export function distinctValues(values: Float64Array, patientOf: Int32Array | null): DistinctValues {
  const order = patientOf === null ? null : sortedOrder(values, patientOf)
  const sorted = order === null ? values.slice().sort() : Float64Array.from(order, (at) => values[at]!)
  const distinct: number[] = []
  const rows: number[] = []
  const patients: number[] = []
  for (let at = 0; at < sorted.length; at++) {
    const sameValue = at > 0 && sorted[at] === sorted[at - 1]
    const samePatient = sameValue && order !== null && patientOf![order[at]!] === patientOf![order[at - 1]!]
    if (!sameValue) {
      distinct.push(sorted[at]!)
      rows.push(0)
      patients.push(0)
    }
    rows[rows.length - 1]! += 1
    if (!samePatient) patients[patients.length - 1]! += 1
  }
  return { values: Float64Array.from(distinct), rows: Float64Array.from(rows), patients: Float64Array.from(patients) }
}

/** Positions by value, then by patient. */
function sortedOrder(values: Float64Array, patientOf: Int32Array): Uint32Array {
  const order = Uint32Array.from(values, (_, at) => at)
  return order.sort((a, b) => values[a]! - values[b]! || patientOf[a]! - patientOf[b]!)
}

/** The entries that `keeps` accepts by index. */
export function filterDistinct(all: DistinctValues, keeps: (index: number) => boolean): DistinctValues {
  const pick = (numbers: Float64Array) => numbers.filter((_, index) => keeps(index))
  return { values: pick(all.values), rows: pick(all.rows), patients: pick(all.patients) }
}
