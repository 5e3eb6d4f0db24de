import { cellsOfNumber, columnSchema, type DerivationKind, numbersColumn, withColumn } from '../derivation.js'
import { differenceSchema, differenceUnit, ontoGrid } from '../grid.js'

/** The column is how far it lies from its bound. */
export const slack: DerivationKind<'slack'> = {
  schemas: ({ column: name }, { schema, parentSchema }) => ({
    schema: {
      ...schema,
      columns: schema.columns.map((each) => (each.name === name ? differenceSchema(each) : each)),
    },
    parentSchema,
  }),
  derive({ column: name, side, of }, { own, above, parentRows, schema }) {
    const limits = cellsOfNumber(above, of)
    const unit = differenceUnit(columnSchema(schema, name))
    const sign = side === 'at-least' ? 1 : -1
    const cells = cellsOfNumber(own, name).map((cell, row) =>
      Math.max(0, (sign * (cell - (limits[parentRows[row]!] ?? Number.NaN))) / unit),
    )
    return { own: withColumn(own, numbersColumn(name, cells)), above }
  },
  restore({ column: name, side, of }, { own, above, parentRows }, { schema }) {
    const stated = columnSchema(schema, name)
    const limits = cellsOfNumber(above, of)
    const grid = ontoGrid(stated)
    const sign = side === 'at-least' ? 1 : -1
    const cells = cellsOfNumber(own, name).map((cell, row) =>
      grid((limits[parentRows[row]!] ?? Number.NaN) + sign * Math.max(0, cell) * differenceUnit(stated)),
    )
    return { own: withColumn(own, numbersColumn(name, cells)), above }
  },
}
