import { type Column, cellAt, columnLength, countMissing } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { withRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows whose identifiers are present, and unique where they are unique in the training rows. */
export const keys: Metric = {
  id: 'validity.keys',
  title: 'Keys',
  question: 'Do identifiers still identify?',
  reading:
    'Share of rows whose identifiers are present where every training row has one, and unique where the training rows have them unique. It does not compare identifiers with real ones.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const columns = schema.columns
      .filter((column) => column.kind === 'identifier' || column.name === schema.patient)
      .filter(({ name }) => countMissing(synthetic.column(name)) < synthetic.rowCount)
    if (columns.length === 0) return { status: 'skipped', reason: 'no identifier was released' }
    const invalid = new Uint8Array(synthetic.rowCount)
    const violations = columns.map(({ name }) => {
      const real = countValues(train.column(name))
      const mustBePresent = !real.has(null)
      const mustBeUnique = [...real].every(([value, count]) => value === null || count === 1)
      const column = synthetic.column(name)
      const counts = countValues(column)
      const isInvalid = (row: number) => {
        const value = cellAt(column, row)
        return value === null ? mustBePresent : mustBeUnique && counts.get(value) !== 1
      }
      return { name, rows: flagRows(invalid, isInvalid) }
    })
    return validShare(invalid, violations)
  },
}

function countValues(column: Column): Map<number | string | null, number> {
  const counts = new Map<number | string | null, number>()
  for (let row = 0; row < columnLength(column); row++) {
    const value = cellAt(column, row)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}
