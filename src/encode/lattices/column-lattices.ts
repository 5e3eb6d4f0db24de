import { type NumberColumn, patientIndex, type Schema, type Table } from '../../table/index.js'
import { distinctValues, filterDistinct } from '../distinct-values.js'
import { snapTo } from '../grid.js'
import { guardedBorder } from '../guarded-border.js'
import { learntValues } from '../learnt-values.js'
import { fitLattices } from './fit-lattices.js'
import type { Lattices } from './lattices.js'

export interface ColumnLatticesOptions {
  readonly train: Table
  readonly schema: Schema
  readonly step: number
  readonly minCount: number
}

/** People between the borders at which shares may change. */
const partPeople = 40

/** The lattices of a number column of the training rows, whatever stands for it in a model: for values that are reckoned. O(n log n). */
export function columnLattices(
  name: string,
  { train, schema, step, minCount }: ColumnLatticesOptions,
): Lattices | undefined {
  const patientOf = schema.patient === undefined ? null : patientIndex(train, schema)
  const { present, patients } = learntValues(train.column(name) as NumberColumn, { patientOf, minCount })
  const all = distinctValues(present.map(snapTo(step)), patients)
  const distinct = filterDistinct(all, (index) => all.values[index] !== 0)
  const borders: number[] = []
  let people = 0
  distinct.patients.forEach((count, index) => {
    if (people >= partPeople) {
      const border = guardedBorder(distinct, index, { step, minCount })
      if (border !== undefined && border > (borders.at(-1) ?? Number.NEGATIVE_INFINITY)) borders.push(border)
      people = 0
    }
    people += count
  })
  return fitLattices(distinct, { step, minCount, borders })
}
