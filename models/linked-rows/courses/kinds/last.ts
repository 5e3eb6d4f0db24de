import type { Relation } from '../../../../src/table/index.js'
import { groupsOf } from '../../../../src/table/linked/index.js'
import {
  cellsOfNumber,
  columnSchema,
  type DerivationKind,
  numbersColumn,
  withColumn,
  withoutColumn,
} from '../derivation.js'

/**
 * The time of a parent's last row lies with the parent, beside the number of its rows: what gaps alone would add up to, no real
 * parent need reach. Rows end by it (`until`).
 */
export const last: DerivationKind<'last'> = {
  schemas({ column: name, last, of }, { schema, parentSchema }) {
    const { bounds: _, ...stated } = columnSchema(schema, name)
    const ordered: Relation[] = of === undefined ? [] : [{ type: 'order', lower: of, upper: last }]
    const relations = [...(parentSchema.relations ?? []), ...ordered]
    return {
      schema: { ...schema, time: { column: name, until: last } },
      parentSchema: {
        ...parentSchema,
        columns: [...parentSchema.columns, { ...stated, name: last, role: 'feature' }],
        ...(relations.length > 0 && { relations }),
      },
    }
  },
  derive({ column: name, last }, { own, above, parentRows }) {
    const times = cellsOfNumber(own, name)
    return { own, above: withColumn(above, numbersColumn(last, lastTimes(times, parentRows, above.rowCount))) }
  },
  restore: ({ last }, { own, above }) => ({ own, above: withoutColumn(above, last) }),
}

/** The latest time of every parent's rows; NaN without one. O(rows). */
export function lastTimes(times: Float64Array, parentRows: Int32Array, parents: number): Float64Array {
  const latest = new Float64Array(parents).fill(Number.NaN)
  for (const { parent, start, end } of groupsOf(parentRows))
    for (let row = start; row < end; row++)
      if (!(times[row]! <= latest[parent]!) && !Number.isNaN(times[row]!)) latest[parent] = times[row]!
  return latest
}
