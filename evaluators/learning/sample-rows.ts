import { permutation, type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import { keysOf } from './presumed-people.js'

/** At most `size` rows drawn at random, in their order; the table itself when it has no more. */
export function sampleRows(table: Table, size: number, rng: Rng): Table {
  return size >= table.rowCount ? table : table.take(sampleWithoutReplacement(table.rowCount, size, rng))
}

/** A fold for every row, equal in size up to one patient; rows of one patient share theirs, or rows alike in `people`. */
export function patientFolds(
  table: Table,
  schema: Schema,
  {
    folds,
    rng,
    people = null,
  }: { readonly folds: number; readonly rng: Rng; readonly people?: readonly string[] | null },
): Uint8Array {
  const patientOf =
    people === null
      ? patientIndex(table, schema)
      : keysOf(
          people.map((name) => table.column(name)),
          table.rowCount,
        )
  const order = permutation(patientOf.reduce((most, patient) => Math.max(most, patient), -1) + 1, rng)
  return Uint8Array.from(patientOf, (patient) => order[patient]! % folds)
}
