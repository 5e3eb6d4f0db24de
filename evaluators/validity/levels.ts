import type { LevelColumn } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { flagRows, validShare } from './row-share.js'

/** Share of rows whose levels are all among the schema's, or among those of the training rows where it lists none. */
export const levels: Metric = {
  id: 'validity.levels',
  title: 'Known levels',
  question: 'Does every category exist?',
  reading:
    'Share of rows with every level among those of the schema (of the training rows where the schema lists none). What stands for levels of few people, such as (other), is among those of a release’s own schema.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const invalid = new Uint8Array(synthetic.rowCount)
    const columns = modelledColumns(schema).filter(({ name }) => train.column(name).type === 'level')
    if (columns.length === 0) return { status: 'skipped', reason: 'no column of levels' }
    const violations = columns.map((column) => {
      const known = new Set(column.levels ?? (train.column(column.name) as LevelColumn).levels)
      const other = synthetic.column(column.name) as LevelColumn
      const unknown = other.levels.map((level) => !known.has(level))
      return { name: column.name, rows: flagRows(invalid, (row) => unknown[other.codes[row]!] === true) }
    })
    return validShare(invalid, violations)
  },
}
