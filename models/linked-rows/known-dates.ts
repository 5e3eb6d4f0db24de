import { snapTo } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { columnStep, isMissing, type NumberColumn, partsOf, type Schema, type Table } from '../../src/table/index.js'
import type { Clock } from './clock.js'
import { withColumn } from './link-rows.js'
import type { RowLayout } from './row-layout.js'

/** As many people's latest rows are not learnt from, as of the ends of any column. */
const guarded = 4

/** The last time of what was read, but for those of the few people who come last. Undefined where there is none. */
export function lastKnown({ rowCount, personOf }: RowLayout, times: ArrayLike<number>): number | undefined {
  const last = new Map<number, number>()
  for (let row = 0; row < rowCount; row++) {
    const time = times[row]!
    if (!Number.isNaN(time) && !(last.get(personOf[row]!)! >= time)) last.set(personOf[row]!, time)
  }
  const sorted = Float64Array.from(last.values()).sort()
  return sorted.at(-1 - Math.min(guarded, sorted.length - 1))
}

/** Dates of a table beside its time, and of which the rest of the row follows (or they from it) otherwise than by coming before or after. */
export function datesOf(
  { columns, relations = [] }: Schema,
  time: string,
): { readonly column: string; readonly isBound: boolean }[] {
  const bound = new Set(
    relations.flatMap((relation) => {
      const { column, inputs } = partsOf(relation)
      return relation.type === 'order' ? [] : [column, ...inputs]
    }),
  )
  return columns.flatMap(({ name, kind }) =>
    kind === 'datetime' && name !== time ? [{ column: name, isBound: bound.has(name) }] : [],
  )
}

/**
 * Drawn rows of which no date is later than any that is known: one that is falls evenly between the last date before it, in its
 * row or of the row before, and that day. A row is dropped (1 in `dropped`) where other cells follow from it. O(rows × dates).
 */
export function withinKnownDates(
  table: Table,
  { column: time, dates = [] }: Clock,
  {
    layout,
    columns,
    rng,
    dropped,
  }: { readonly layout: RowLayout; readonly rng: Rng; readonly dropped: Uint8Array } & Pick<Schema, 'columns'>,
): Table {
  const moments = dates.map(({ column, latest, isBound = false }) => {
    const cells = table.column(column) as NumberColumn
    const step = columnStep(columns.find(({ name }) => name === column)!)
    return { latest, isBound, cells, step, values: Float64Array.from(cells.values), snap: snapTo(step) }
  })
  const late = moments.filter(({ values, latest }) => values.some((value) => value > latest))
  if (late.length === 0) return table
  const start = table.column(time) as NumberColumn
  for (let row = 0; row < layout.rowCount; row++) {
    const own = moments.filter(({ cells }) => !isMissing(cells, row))
    let before = isMissing(start, row) ? Number.NEGATIVE_INFINITY : start.values[row]!
    for (const { values, cells, latest, isBound, step, snap } of own.toSorted(
      (a, b) => a.cells.values[row]! - b.cells.values[row]!,
    )) {
      const told = cells.values[row]!
      if (told > latest && isBound) dropped[row] = 1
      else if (told > latest) {
        const above = layout.indexOf[row] === 0 || isMissing(cells, row - 1) ? before : values[row - 1]!
        const low = above <= told ? Math.max(before, above) : before
        const drawn =
          low >= latest || !Number.isFinite(low) ? Math.max(low, latest) : low + rng.uniform() * (latest - low)
        values[row] = step === 0 ? drawn : Math.max(low, snap(drawn))
      }
      before = Math.max(before, values[row]!)
    }
  }
  return late.reduce((made, { cells, values }) => withColumn(made, { ...cells, values }), table)
}
