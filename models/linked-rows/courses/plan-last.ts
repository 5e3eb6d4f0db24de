import { isNumberKind } from '../../../src/table/index.js'
import { groupsOf, type LinkedTables } from '../../../src/table/linked/index.js'
import { findOrigin } from '../origin.js'
import { cellsOfNumber, columnSchema, type DerivationOf, type Family } from './derivation.js'
import { lastTimes } from './kinds/last.js'

/**
 * That the last time of a table's rows is learnt with their parent: where nothing ends them, and some parent has two. Under rows
 * that have a time themselves it is told from that, where none lies before it; else it is left out. O(rows).
 */
export function planLast(
  tables: LinkedTables,
  { own, above, schema, parentSchema, parentRows }: Family,
  free: (wanted: string) => string,
): DerivationOf<'last'> | undefined {
  const { name: table, time } = schema
  if (time === undefined || time.until !== undefined || !isNumberKind(columnSchema(schema, time.column).kind))
    return undefined
  const times = cellsOfNumber(own, time.column)
  const groups = groupsOf(parentRows).filter(({ start }) => !Number.isNaN(times[start]!))
  if (!groups.some(({ start, end }) => times[end - 1]! > times[start]!)) return undefined
  const origin = findOrigin(tables, schema, {
    firsts: Float64Array.from(groups, ({ start }) => times[start]!),
    rows: Int32Array.from(groups, ({ parent }) => parent),
  })
  const latest = lastTimes(times, parentRows, above.rowCount)
  const isKept = (of: string) => {
    const from = cellsOfNumber(above, of)
    return groups.every(({ parent }) => from[parent]! <= latest[parent]!)
  }
  const of = origin !== undefined && isKept(origin) ? origin : undefined
  const isRoot = parentSchema.parent === undefined
  if (of === undefined && (!isRoot || origin !== undefined)) return undefined
  const last = free(`last ${time.column} of ${table}`)
  return { type: 'last', table, column: time.column, last, ...(of !== undefined && { of }) }
}
