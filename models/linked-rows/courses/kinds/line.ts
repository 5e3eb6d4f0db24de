import type { ColumnSchema } from '../../../../src/table/index.js'
import { groupsOf } from '../../../../src/table/linked/index.js'
import {
  cellsOfNumber,
  columnSchema,
  type DerivationKind,
  numbersColumn,
  withColumn,
  withoutColumn,
} from '../derivation.js'
import { ontoGrid, perUnit } from '../grid.js'

/** Where a parent's line starts, at time 0, lies with the parent; the rows have their times. */
export const line: DerivationKind<'line'> = {
  schemas({ column: name, start, isSparse }, { schema, parentSchema }) {
    const stated = columnSchema(schema, name)
    const columns = isSparse
      ? schema.columns.map((each) => (each.name === name ? measured(each) : each))
      : schema.columns.filter((each) => each.name !== name)
    return {
      schema: { ...schema, columns },
      parentSchema: { ...parentSchema, columns: [...parentSchema.columns, startSchema(stated, start)] },
    }
  },
  derive({ column: name, start, per, isSparse }, { own, above, parentRows, schema }) {
    const cells = cellsOfNumber(own, name)
    const ahead = aheadOf({ own, schema, name, per })
    const starts = new Float64Array(above.rowCount).fill(Number.NaN)
    for (const { parent, start: from, end } of groupsOf(parentRows)) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (let row = from; row < end; row++) {
        const begun = cells[row]! - ahead[row]!
        if (Number.isNaN(begun)) continue
        low = Math.min(low, begun)
        high = Math.max(high, begun)
      }
      if (low <= high) starts[parent] = (low + high) / 2
    }
    const shown = cells.map((cell) => (Number.isNaN(cell) ? cell : 0))
    return {
      own: isSparse ? withColumn(own, numbersColumn(name, shown)) : withoutColumn(own, name),
      above: withColumn(above, numbersColumn(start, starts)),
    }
  },
  restore({ column: name, start, per, isSparse }, { own, above, parentRows }, before) {
    const stated = columnSchema(before.schema, name)
    const starts = cellsOfNumber(above, start)
    const ahead = aheadOf({ own, schema: before.schema, name, per })
    const grid = ontoGrid(stated)
    const shown = isSparse ? cellsOfNumber(own, name) : undefined
    const cells = Float64Array.from(parentRows, (parent, row) =>
      parent < 0 || (shown && Number.isNaN(shown[row]!)) ? Number.NaN : grid(starts[parent]! + ahead[row]!),
    )
    return { own: withColumn(own, numbersColumn(name, cells)), above: withoutColumn(above, start) }
  },
}

/** How far time has moved every row from the start, in the column's own numbers. */
function aheadOf({
  own,
  schema,
  name,
  per,
}: {
  readonly own: Parameters<typeof cellsOfNumber>[0]
  readonly schema: Parameters<typeof columnSchema>[0]
  readonly name: string
  readonly per: number
}): Float64Array {
  const time = schema.time!.column
  const factor = perUnit(columnSchema(schema, name)) / (perUnit(columnSchema(schema, time)) * per)
  return cellsOfNumber(own, time).map((moment) => moment * factor)
}

/** Where a column of few decimals starts is known finer than they are. */
function startSchema(stated: ColumnSchema, name: string): ColumnSchema {
  const { kind, role, precision } = stated
  if (kind === 'datetime') return { ...stated, name }
  return { name, kind: 'numeric', role, ...(precision !== undefined && { precision: precision + 2 }) }
}

/** 0 where the column is measured. */
function measured(stated: ColumnSchema): ColumnSchema {
  return { name: stated.name, kind: 'numeric', role: stated.role, precision: 0 }
}
