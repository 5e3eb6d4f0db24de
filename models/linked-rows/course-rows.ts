import { columnStep, type NumberColumn } from '../../src/table/index.js'
import type { LinkedTableSchema, LinkedTables } from '../../src/table/linked/index.js'
import type { KeptRows } from './kept-rows.js'
import { latestTimes, type RowTimes, readTimes } from './read-times.js'
import { type RowLayout, rowLayout } from './row-layout.js'

/** Known rows of a child table as a course sees them. */
export interface CourseRows {
  readonly layout: RowLayout
  /** By unit: the time that no row may pass. */
  readonly until: Float64Array
  readonly time?: { readonly column: string; readonly until?: string; readonly unit: number; readonly read: RowTimes }
}

/** The kept rows of a child under those of its parent. O(rows). */
export function courseRows(
  tables: LinkedTables,
  child: LinkedTableSchema,
  { kept, people }: { readonly kept: ReadonlyMap<string, KeptRows>; readonly people: number },
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
  return {
    layout,
    until,
    time: {
      column: time.column,
      ...(time.until !== undefined && { until: time.until }),
      unit,
      read: readTimes(moments, own.rows, { unit, layout }),
    },
  }
}
