import { type Column, cellAt, isMissing, levelColumn, type NumberColumn, numberColumn, takeRows } from '../column.js'
import { isNumberKind } from '../schema.js'
import { Table } from '../table.js'
import type { LinkedSchema } from './linked-schema.js'
import { LinkedTables } from './linked-tables.js'
import type { Pivot } from './pivot.js'

/**
 * Undoes `pivot`: one row a measurement again, in the order of the measurements within a moment; a repeated one stands twice
 * with its value. Moments at which nothing was measured leave no row. O(rows × measurements).
 */
export function melt(tables: LinkedTables, pivots: readonly Pivot[]): LinkedTables {
  return [...pivots].reverse().reduce(meltTable, tables)
}

function meltTable(tables: LinkedTables, plan: Pivot): LinkedTables {
  const { schema, entities } = plan
  const layout = schema.layout as { readonly entity: string; readonly value: string }
  const table = tables.table(plan.table)
  const rows: number[] = []
  const places: number[] = []
  const values: number[] = []
  const measured = entities.map(({ column, repeats }) => ({
    value: table.column(column) as NumberColumn,
    twice: repeats === undefined ? undefined : table.column(repeats),
  }))
  for (let row = 0; row < table.rowCount; row++)
    for (const [place, { value, twice }] of measured.entries()) {
      if (isMissing(value, row)) continue
      const times = twice !== undefined && cellAt(twice, row) === 'yes' ? 2 : 1
      for (let time = 0; time < times; time++) {
        rows.push(row)
        places.push(place)
        values.push(value.values[row]!)
      }
    }
  const columns = schema.columns.map(({ name, kind, levels }): Column => {
    if (name === layout.entity)
      return levelColumn(
        name,
        places.map((place) => entities[place]!.level),
        levels,
      )
    if (name === layout.value) return { type: 'number', name, values: Float64Array.from(values), valid: null }
    if (table.has(name) && (name === schema.parent?.column || name === schema.time?.column))
      return takeRows(table.column(name), rows)
    const beside = places.map((place) => entities[place]!.beside[name] ?? null)
    return isNumberKind(kind)
      ? numberColumn(name, beside as (number | null)[])
      : levelColumn(name, beside as (string | null)[], levels)
  })
  const all = new Map(tables.schema.tables.map((each) => [each.name, tables.table(each.name)]))
  all.set(plan.table, Table.of(columns, rows.length))
  return LinkedTables.of(all, meltedSchema(tables.schema, [plan]))
}

/** The schema of what `melt` gives. */
export function meltedSchema(schema: LinkedSchema, pivots: readonly Pivot[]): LinkedSchema {
  const before = new Map(pivots.map((pivot) => [pivot.table, pivot.schema]))
  return { ...schema, tables: schema.tables.map((each) => before.get(each.name) ?? each) }
}
