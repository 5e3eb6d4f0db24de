import { type ColumnSchema, columnStep, isMissing, type NumberColumn } from '../../src/table/index.js'
import { type Fineness, finenessOf, remainder } from '../beyond-step.js'
import type { Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { fineRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows with no number or date finer than the schema declares, or than the real rows where it declares nothing. */
export const precisionMetric: Metric = {
  id: 'validity.precision',
  title: 'Precision as declared',
  question: 'Are numbers and dates as fine as declared?',
  reading:
    'Share of rows with no number or date finer than the precision that the schema declares (where it declares none: than every real row). Finer ones give a table away as synthetic and leave room for what nobody sees. It does not say whether the digits within the precision are plausible.',
  natures: fineRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, holdout, synthetic }) {
    const columns = modelledColumns(schema).filter(({ name }) => train.column(name).type === 'number')
    const invalid = new Uint8Array(synthetic.rowCount)
    if (columns.length === 0) return { status: 'skipped', reason: 'no number column' }
    const violations = columns.flatMap((column) => {
      const real = [train, holdout].map((table) => table.column(column.name) as NumberColumn)
      const fineness = declaredFineness(column) ?? finenessOf(column, real)
      if (fineness === null) return []
      const made = synthetic.column(column.name) as NumberColumn
      const isFiner = (row: number) => !isMissing(made, row) && remainder(made.values[row]!, fineness) !== 0
      return [{ name: column.name, rows: flagRows(invalid, isFiner) }]
    })
    return validShare(invalid, violations)
  },
}

function declaredFineness(column: ColumnSchema): Fineness | null {
  if (column.precision !== undefined && column.kind === 'numeric') return { step: 1, scale: 10 ** column.precision }
  return column.kind === 'datetime' && column.resolution !== undefined ? { step: columnStep(column), scale: 1 } : null
}
