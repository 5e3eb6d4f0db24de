import { type ColumnSchema, columnStep, quoteName, type Relation } from '../../../../src/table/index.js'
import type { LinkedTableSchema } from '../../../../src/table/linked/index.js'
import {
  cellsOfNumber,
  columnSchema,
  type DerivationKind,
  numbersColumn,
  withColumn,
  withoutColumn,
} from '../derivation.js'
import { differenceSchema, differenceUnit, ontoGrid } from '../grid.js'

/** Times are counted from a moment of the parent's that none comes before; what is left until the end follows from it. */
export const origin: DerivationKind<'origin'> = {
  schemas({ column: name, of, until }, { schema, parentSchema }) {
    return {
      schema: {
        ...schema,
        columns: schema.columns.map((each) => (each.name === name ? differenceSchema(each) : each)),
        time: { column: name, ...(until && { until: until.left }) },
      },
      parentSchema:
        until === undefined ? parentSchema : withLeft(parentSchema, { of, until, time: columnSchema(schema, name) }),
    }
  },
  derive({ column: name, of, until }, { own, above, parentRows, schema }) {
    const unit = differenceUnit(columnSchema(schema, name))
    const origins = cellsOfNumber(above, of)
    const times = cellsOfNumber(own, name).map((time, row) =>
      Math.max(0, (time - (origins[parentRows[row]!] ?? Number.NaN)) / unit),
    )
    const ends = until && cellsOfNumber(above, until.column).map((end, row) => (end - origins[row]!) / unit)
    return {
      own: withColumn(own, numbersColumn(name, times)),
      above: until === undefined ? above : withColumn(above, numbersColumn(until.left, ends!)),
    }
  },
  restore({ column: name, of, until }, { own, above, parentRows }, { schema }) {
    const stated = columnSchema(schema, name)
    const origins = cellsOfNumber(above, of)
    const grid = ontoGrid(stated)
    const times = cellsOfNumber(own, name).map((time, row) =>
      grid((origins[parentRows[row]!] ?? Number.NaN) + time * differenceUnit(stated)),
    )
    return {
      own: withColumn(own, numbersColumn(name, times)),
      above: until === undefined ? above : withoutColumn(above, until.left),
    }
  },
}

/** The parent with what is left from the origin to the end: reckoned from both, and from an origin that is no later. */
function withLeft(
  parent: LinkedTableSchema,
  {
    of,
    until,
    time,
  }: {
    readonly of: string
    readonly until: { readonly column: string; readonly left: string }
    readonly time: ColumnSchema
  },
): LinkedTableSchema {
  const perDay = time.kind === 'datetime' ? 86_400_000 / columnStep(time) : 1
  const difference = `${quoteName(until.column)} - ${quoteName(of)}`
  const formula = perDay === 1 ? difference : `(${difference}) * ${perDay}`
  const { precision } = differenceSchema(time)
  const left: ColumnSchema = {
    name: until.left,
    kind: 'numeric',
    role: 'feature',
    ...(precision !== undefined && { precision }),
  }
  const reckoned: Relation = { type: 'formula', column: until.left, formula }
  const ordered: Relation = { type: 'order', lower: of, upper: until.column }
  const relations = parent.relations ?? []
  const isOrdered = relations.some(
    ({ type, ...rest }) => type === 'order' && 'lower' in rest && rest.lower === of && rest.upper === until.column,
  )
  return {
    ...parent,
    columns: [...parent.columns, left],
    relations: [...relations, ...(isOrdered ? [] : [ordered]), reckoned],
  }
}
