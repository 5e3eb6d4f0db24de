import { isMissing, type NumberColumn } from '../table/index.js'
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
  const rows = Uint32Array.from(column.values, (_, row) => row).filter(
    (row) => !isMissing(column, row) && !isLimit?.[row],
  )
  const values = Float64Array.from(rows, (row) => column.values[row]!)
  const people = patientOf === null ? null : Int32Array.from(rows, (row) => patientOf[row]!)
  const kept = withoutExtremes(values, { patientOf: people, minCount })
  return {
    present: Float64Array.from(kept, (at) => values[at]!),
    patients: people === null ? null : Int32Array.from(kept, (at) => people[at]!),
  }
}
