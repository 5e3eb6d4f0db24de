import { isMissing, type NumberColumn } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows whose numbers and dates lie within the schema's bounds, or within the training range where it has none. */
export const bounds: Metric = {
  id: 'validity.bounds',
  title: 'Values within bounds',
  question: 'Are all numbers and dates possible ones?',
  reading:
    'Share of rows with every number within the bounds of the schema (of the training rows where the schema has none). It does not say whether possible values are plausible together.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const invalid = new Uint8Array(synthetic.rowCount)
    const columns = modelledColumns(schema).filter(({ name }) => train.column(name).type === 'number')
    if (columns.length === 0) return { status: 'skipped', reason: 'no number column' }
    const violations = columns.map((column) => {
      const range = rangeOf(train.column(column.name) as NumberColumn)
      const low = column.bounds?.min ?? range.low
      const high = column.bounds?.max ?? range.high
      const other = synthetic.column(column.name) as NumberColumn
      const outside = (row: number) => !isMissing(other, row) && (other.values[row]! < low || other.values[row]! > high)
      return { name: column.name, rows: flagRows(invalid, outside) }
    })
    return validShare(invalid, violations)
  },
}

function rangeOf(column: NumberColumn): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue
    low = Math.min(low, column.values[row]!)
    high = Math.max(high, column.values[row]!)
  }
  return { low, high }
}
