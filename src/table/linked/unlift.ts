import type { Column } from '../column.js'
import { Table } from '../table.js'
import { type Lift, takeOrMissing } from './lift.js'
import type { LinkedSchema, LinkedTableSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'

/**
 * Undoes `lift`: every row gets the cells of its parent back, columns stand as they stood, and tables of people that were
 * made go away. Rows lie as a `LinkedTables` sorts them; rows without a parent get missing cells. A made parent without rows
 * below leaves nothing. O(rows × columns).
 */
export function unlift(tables: LinkedTables, lifts: readonly Lift[]): LinkedTables {
  return [...lifts].reverse().reduce(undo, tables)
}

function undo(tables: LinkedTables, plan: Lift): LinkedTables {
  const [above, own] = [tables.table(plan.parent), tables.table(plan.table)]
  const parentRows = tables.parentRows(plan.table)
  const back = new Map<string, Column>(
    plan.columns.map(({ column, as }) => [column, { ...takeOrMissing(above.column(as), parentRows), name: column }]),
  )
  const order = plan.order.filter((name) => back.has(name) || own.has(name))
  const gone = new Set(plan.columns.flatMap(({ as, held }) => (held ? [] : [as])))
  const all = new Map(tables.schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(
    plan.table,
    Table.of(
      order.map((name) => back.get(name) ?? own.column(name)),
      own.rowCount,
    ),
  )
  if (plan.made) all.delete(plan.parent)
  else all.set(plan.parent, above.select(above.columnNames.filter((name) => !gone.has(name))))
  return LinkedTables.of(all, undoneSchema(tables.schema, plan))
}

/** The schema of what `unlift` gives. */
export function unliftedSchema(schema: LinkedSchema, lifts: readonly Lift[]): LinkedSchema {
  return [...lifts].reverse().reduce(undoneSchema, schema)
}

function undoneSchema(schema: LinkedSchema, plan: Lift): LinkedSchema {
  const tables = schema.tables.flatMap((each): LinkedTableSchema[] => {
    if (each.name === plan.parent) return plan.made ? [] : [plan.parentSchema]
    return [each.name === plan.table ? plan.schema : each]
  })
  return { ...schema, tables }
}
