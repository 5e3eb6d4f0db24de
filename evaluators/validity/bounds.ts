import { isMissing, type NumberColumn } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Beyond the training range by this share of it, on either side, a value is impossible when the schema does not say. */
const margin = 0.1

/** Share of rows whose numbers and dates lie within the schema's bounds, or near the training range where it has none. */
export const bounds: Metric = {
  id: 'validity.bounds',
  title: 'Values within bounds',
  question: 'Are all numbers and dates possible ones?',
  reading:
    'Share of rows with every number within the bounds of the schema (where it has none: of the training range and a tenth more on either side, never below 0 when no training value is). It does not say whether possible values are plausible together.',
  natures: withRows,
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

/** The training range, widened. */
function rangeOf(column: NumberColumn): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue
    low = Math.min(low, column.values[row]!)
    high = Math.max(high, column.values[row]!)
  }
  const room = margin * (high - low)
  return { low: low >= 0 ? Math.max(0, low - room) : low - room, high: high + room }
}
