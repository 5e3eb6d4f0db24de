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

/** A row ends when the next begins: where the last one ends lies with the parent, and no row begins after it. */
export const chain: DerivationKind<'chain'> = {
  schemas({ column: end, last, within }, { schema, parentSchema }) {
    const { bounds: _, ...stated } = columnSchema(schema, end)
    const ordered: Relation[] = within === undefined ? [] : [{ type: 'order', lower: last, upper: within }]
    const above = [...(parentSchema.relations ?? []), ...ordered]
    const { relations: _relations, ...rest } = schema
    const inside = (schema.relations ?? []).filter(({ type, ...each }) => !(type === 'order' && names(each, end)))
    return {
      schema: {
        ...rest,
        ...(inside.length > 0 && { relations: inside }),
        columns: schema.columns.filter(({ name }) => name !== end),
        time: { column: schema.time!.column, until: last },
      },
      parentSchema: {
        ...parentSchema,
        columns: [...parentSchema.columns, { ...stated, name: last, role: 'feature' }],
        ...(above.length > 0 && { relations: above }),
      },
    }
  },
  derive({ column, last }, { own, above, parentRows }) {
    const cells = cellsOfNumber(own, column)
    const ends = new Float64Array(above.rowCount).fill(Number.NaN)
    for (const { parent, end } of groupsOf(parentRows)) ends[parent] = cells[end - 1]!
    return { own: withoutColumn(own, column), above: withColumn(above, numbersColumn(last, ends)) }
  },
  restore({ column, last }, { own, above, parentRows }, { schema }) {
    const begins = cellsOfNumber(own, schema.time!.column)
    const ends = cellsOfNumber(above, last)
    const cells = begins.map((_, row) =>
      parentRows[row + 1] === parentRows[row] ? begins[row + 1]! : (ends[parentRows[row]!] ?? Number.NaN),
    )
    return { own: withColumn(own, numbersColumn(column, cells)), above: withoutColumn(above, last) }
  },
}

function names(relation: object, column: string): boolean {
  return ('lower' in relation && relation.lower === column) || ('upper' in relation && relation.upper === column)
}
