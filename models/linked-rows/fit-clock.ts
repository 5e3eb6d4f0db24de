import { encodeTable, fitCodebook, type NumberBook } from '../../src/encode/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../src/table/index.js'
import { observedVariable, treeColumn } from '../network/index.js'
import type { Clock, TimeBook } from './clock.js'
import type { CourseRows } from './course-rows.js'
import { lastKnown } from './known-dates.js'
import type { RowLayout } from './row-layout.js'

/** The books of first times and of gaps, which are never negative. */
export function fitClock(
  { column, until, origin, unit, dates, read }: NonNullable<CourseRows['time']>,
  layout: RowLayout,
  {
    ends,
    ...options
  }: NonNullable<Parameters<typeof fitCodebook>[2]> & {
    /** By unit: the time that no row may pass. */
    readonly ends: Float64Array
  },
): Clock {
  const { indexOf, personOf } = layout
  const book = (isFirst: boolean): TimeBook => {
    const rows = Array.from(indexOf.keys()).filter((row) => (indexOf[row] === 0) === isFirst)
    const name = 'time'
    const schema: Schema = {
      name,
      patient: 'person',
      columns: [
        { name, kind: 'numeric', role: 'feature', ...(isFirst ? {} : { bounds: { min: 0 } }) },
        { name: 'person', kind: 'identifier', role: 'direct-identifier', surrogate: 'none' },
      ],
    }
    const table = Table.of([
      numberColumn(
        name,
        rows.map((row) => read.steps[row]!),
      ),
      levelColumn(
        'person',
        rows.map((row) => String(personOf[row])),
      ),
    ])
    const codebook = fitCodebook(table, schema, options)
    const coded = encodeTable(table, codebook)
    return {
      book: codebook.books[0] as NumberBook,
      column: treeColumn(observedVariable(coded.columns[0]!), codebook.books[0]!),
    }
  }
  const latest = dates && lastKnown(layout, read.times)
  return {
    column,
    ...(until !== undefined && { until }),
    ...(origin !== undefined && { origin }),
    unit,
    ...(latest !== undefined && { latest }),
    ...(dates &&
      dates.length > 0 && {
        dates: dates.flatMap(({ column, isBound, moments }) => {
          const last = lastKnown(layout, moments)
          return last === undefined ? [] : [{ column, latest: last, ...(isBound && { isBound: true as const }) }]
        }),
      }),
    ...(until !== undefined && isReached(layout, read.times, ends) && { isReached: true as const }),
    first: book(true),
    gap: book(false),
  }
}

/** Whether the last row of every unit lies at its end. */
function isReached(
  { rowCount, unitOf, indexOf, unitRows }: RowLayout,
  times: Float64Array,
  ends: Float64Array,
): boolean {
  for (let row = 0; row < rowCount; row++) {
    const unit = unitOf[row]!
    if (indexOf[row]! + 1 === unitRows[unit] && times[row] !== ends[unit]) return false
  }
  return rowCount > 0
}
