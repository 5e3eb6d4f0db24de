import { groupsOf } from '../../../../src/table/linked/index.js'
import {
  cellsOfNumber,
  columnSchema,
  type DerivationKind,
  numbersColumn,
  withColumn,
  withoutColumn,
} from '../derivation.js'
import { differenceSchema, differenceUnit, ontoGrid } from '../grid.js'

/** The first value lies with the parent, and every row has what it is more (or less) than the row before. */
export const steps: DerivationKind<'steps'> = {
  schemas({ column: name, first }, { schema, parentSchema }) {
    const stated = columnSchema(schema, name)
    return {
      schema: {
        ...schema,
        columns: schema.columns.map((each) => (each.name === name ? differenceSchema(each) : each)),
      },
      parentSchema: { ...parentSchema, columns: [...parentSchema.columns, { ...stated, name: first }] },
    }
  },
  derive({ column: name, direction, first }, { own, above, parentRows, schema }) {
    const cells = cellsOfNumber(own, name)
    const unit = differenceUnit(columnSchema(schema, name))
    const sign = direction === 'rises' ? 1 : -1
    const firsts = new Float64Array(above.rowCount).fill(Number.NaN)
    for (const { parent, start, end } of groupsOf(parentRows)) {
      let before = Number.NaN
      for (let row = start; row < end; row++) {
        const value = cells[row]!
        if (Number.isNaN(value)) continue
        if (Number.isNaN(before)) firsts[parent] = value
        cells[row] = Number.isNaN(before) ? 0 : Math.max(0, (sign * (value - before)) / unit)
        before = value
      }
    }
    return { own: withColumn(own, numbersColumn(name, cells)), above: withColumn(above, numbersColumn(first, firsts)) }
  },
  restore({ column: name, direction, first }, { own, above, parentRows }, { schema }) {
    const stated = columnSchema(schema, name)
    const [cells, firsts] = [cellsOfNumber(own, name), cellsOfNumber(above, first)]
    const unit = differenceUnit(stated)
    const sign = direction === 'rises' ? 1 : -1
    const grid = ontoGrid(stated)
    for (const { parent, start, end } of groupsOf(parentRows)) {
      let value = firsts[parent]!
      let isFirst = true
      for (let row = start; row < end; row++) {
        if (Number.isNaN(cells[row]!)) continue
        value = grid(isFirst ? value : value + sign * Math.max(0, cells[row]!) * unit)
        isFirst = false
        cells[row] = value
      }
    }
    return { own: withColumn(own, numbersColumn(name, cells)), above: withoutColumn(above, first) }
  },
}
