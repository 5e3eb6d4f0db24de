import { stableOrder } from '../math/index.js'

/** The distinct values of a column, ascending, with the rows and patients that hold each. */
export interface DistinctValues {
  readonly values: Float64Array
  readonly rows: Float64Array
  readonly patients: Float64Array
  /** Numbers of the patients of each value, each once; null when every row is a patient of its own. */
  readonly holders: readonly Int32Array[] | null
}

/** `patientOf` numbers the patient of each value; null when every row is a patient. O(n log n). */
export function distinctValues(values: Float64Array, patientOf: Int32Array | null): DistinctValues {
  const order = patientOf === null ? null : sortedOrder(values, patientOf)
  const sorted = order === null ? values.slice().sort() : Float64Array.from(order, (at) => values[at]!)
  const distinct: number[] = []
  const rows: number[] = []
  const holders: number[][] = []
  for (let at = 0; at < sorted.length; at++) {
    const isNew = at === 0 || sorted[at] !== sorted[at - 1]
    if (isNew) {
      distinct.push(sorted[at]!)
      rows.push(0)
      if (order !== null) holders.push([])
    }
    rows[rows.length - 1]! += 1
    if (order === null) continue
    const patient = patientOf![order[at]!]!
    const own = holders.at(-1) as number[]
    if (own.at(-1) !== patient) own.push(patient)
  }
  return {
    values: Float64Array.from(distinct),
    rows: Float64Array.from(rows),
    patients: Float64Array.from(order === null ? rows : holders.map(({ length }) => length)),
    holders: order === null ? null : holders.map((list) => Int32Array.from(list)),
  }
}

/** Positions by value, then by patient. */
function sortedOrder(values: Float64Array, patientOf: Int32Array): Int32Array {
  return stableOrder(values, stableOrder(Float64Array.from(patientOf)))
}

/** The entries that `keeps` accepts by index. */
export function filterDistinct(all: DistinctValues, keeps: (index: number) => boolean): DistinctValues {
  const pick = (numbers: Float64Array) => numbers.filter((_, index) => keeps(index))
  return {
    values: pick(all.values),
    rows: pick(all.rows),
    patients: pick(all.patients),
    holders: all.holders?.filter((_, index) => keeps(index)) ?? null,
  }
}

/** The values after `change`, which keeps their order; those that became equal are one. O(values). */
export function merged(all: DistinctValues, change: (value: number) => number): DistinctValues {
  const values: number[] = []
  const rows: number[] = []
  const patients: number[] = []
  const holders: (readonly number[])[] = []
  all.values.forEach((original, at) => {
    const value = change(original)
    const own = all.holders === null ? [] : [...all.holders[at]!]
    const last = values.length - 1
    if (last < 0 || values[last] !== value) {
      values.push(value)
      rows.push(all.rows[at]!)
      patients.push(all.patients[at]!)
      holders.push(own)
      return
    }
    rows[last]! += all.rows[at]!
    const met = new Set(holders[last]!)
    const shared = own.filter((person) => met.has(person)).length
    patients[last]! += all.patients[at]! - shared
    holders[last] = [...met, ...own.filter((person) => !met.has(person))]
  })
  return {
    values: Float64Array.from(values),
    rows: Float64Array.from(rows),
    patients: Float64Array.from(patients),
    holders: all.holders === null ? null : holders.map((people) => Int32Array.from(people)),
  }
}

/** A walk over neighbouring values from index `start` on. */
export interface Walk {
  readonly start: number
  readonly by: 1 | -1
  readonly minCount: number
}

/**
 * How many values a walk meets until at least `minCount` people hold them together, and how many people these are; fewer when the
 * values end before. Somebody with many values counts once.
 */
export function heldTogether(
  { values, patients, holders }: DistinctValues,
  { start, by, minCount }: Walk,
): { readonly values: number; readonly people: number } {
  const met = new Set<number>()
  let people = 0
  let count = 0
  for (let index = start; index >= 0 && index < values.length && people < minCount; index += by) {
    for (const patient of holders?.[index] ?? []) met.add(patient)
    people = holders === null ? people + patients[index]! : met.size
    count++
  }
  return { values: count, people }
}
