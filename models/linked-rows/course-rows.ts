import { columnStep, type NumberColumn } from '../../src/table/index.js'
import type { LinkedTableSchema, LinkedTables } from '../../src/table/linked/index.js'
import { numbersOf } from './cells-of-table.js'
import type { KeptRows } from './kept-rows.js'
import { datesOf } from './known-dates.js'
import { findOrigin } from './origin.js'
import { latestTimes, originTimes, type RowTimes, readTimes } from './read-times.js'
import { type RowLayout, rowLayout } from './row-layout.js'

/** Known rows of a child table as a course sees them. */
export interface CourseRows {
  readonly layout: RowLayout
  /** By unit: the time that no row may pass. */
  readonly until: Float64Array
  /** By unit: what its first time is counted from; absent where that is 0. */
  readonly origins?: Float64Array
  readonly time?: {
    readonly column: string
    readonly until?: string
    /** The parent's column that first times are counted from. */
    readonly origin?: string
    readonly unit: number
    /** Where times are dates: the other dates of the rows, in milliseconds; NaN where missing. */
    readonly dates?: readonly { readonly column: string; readonly isBound: boolean; readonly moments: Float64Array }[]
    readonly read: RowTimes
  }
}

/** The kept rows of a child under those of its parent. O(rows). */
export function courseRows(
  tables: LinkedTables,
  child: LinkedTableSchema,
  {
    kept,
    people,
    origin,
  }: {
    readonly kept: ReadonlyMap<string, KeptRows>
    readonly people: number
    /** The parent's column that first times are counted from, or that it is to be found; the origin of time when absent. */
    readonly origin?: { readonly column?: string | undefined } | 'find' | undefined
  },
): CourseRows {
  const { name, parent, time } = child
  const own = kept.get(name)!
  const above = kept.get(parent!.table)!
  const unitRows = new Int32Array(above.rows.length)
  for (const unit of own.unitOf) unitRows[unit]!++
  const layout = rowLayout(unitRows, above.personOf, people)
  const stated = child.columns.find((column) => column.name === time?.column)
  const unit = stated?.kind === 'datetime' ? columnStep(stated) : 1
  const limits = time?.until === undefined ? undefined : tables.table(parent!.table).column(time.until)
  const until = latestTimes(limits as NumberColumn | undefined, above.rows, unit)
  if (time === undefined) return { layout, until }
  const moments = tables.table(name).column(time.column) as NumberColumn
  const column = origin === 'find' ? found() : origin?.column
  const origins =
    column === undefined
      ? undefined
      : originTimes(tables.table(parent!.table).column(column) as NumberColumn, above.rows, unit)
  return {
    layout,
    until,
    ...(origins && { origins }),
    time: {
      column: time.column,
      ...(time.until !== undefined && { until: time.until }),
      ...(column !== undefined && { origin: column }),
      unit,
      ...(stated?.kind === 'datetime' && {
        dates: datesOf(child, time.column).map(({ column, isBound }) => {
          const cells = numbersOf(tables.table(name).column(column) as NumberColumn)
          return { column, isBound, moments: Float64Array.from(own.rows, (row) => cells[row]!) }
        }),
      }),
      read: readTimes(moments, own.rows, { unit, layout, origins }),
    },
  }

  function found(): string | undefined {
    const starting = Int32Array.from(own.rows.keys()).filter((at) => layout.indexOf[at] === 0)
    const cells = numbersOf(moments)
    return findOrigin(tables, child, {
      firsts: Float64Array.from(starting, (at) => cells[own.rows[at]!]!),
      rows: starting.map((at) => above.rows[own.unitOf[at]!]!),
    })
  }
}
