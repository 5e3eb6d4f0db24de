import { type NumberColumn, presentRows } from '../table/index.js'
import { withoutExtremes } from './without-extremes.js'

export interface LearntValuesOptions {
  /** The patient of each row; null when every row is a patient. */
  readonly patientOf: Int32Array | null
  readonly minCount: number
  /** 1 for rows that are left out. */
  readonly isLimit?: ArrayLike<number>
}

/** The present values and their patients, without limits and without the few most extreme people at each end. */
export function learntValues(
  column: NumberColumn,
  { patientOf, minCount, isLimit }: LearntValuesOptions,
): { readonly present: Float64Array; readonly patients: Int32Array | null } {
  const present = presentRows(column)
  const rows = isLimit === undefined ? present : present.filter((row) => !isLimit[row])
  const values = new Float64Array(rows.length).map((_, at) => column.values[rows[at]!]!)
  const people = patientOf === null ? null : new Int32Array(rows.length).map((_, at) => patientOf[rows[at]!]!)
  const kept = withoutExtremes(values, { patientOf: people, minCount })
  return {
    present: new Float64Array(kept.length).map((_, at) => values[kept[at]!]!),
    patients: people === null ? null : new Int32Array(kept.length).map((_, at) => people[kept[at]!]!),
  }
}
