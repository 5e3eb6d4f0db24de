import type { Rng } from '../../math/index.js'
import { concatTables, isModelled, type Schema, type Table } from '../../table/index.js'
import { splitByPatient } from '../split.js'

export interface Division {
  readonly fitted: Table
  readonly validation: Table
}

const mostFittedRows = 8000
const mostValidationRows = 3000
/** Fitted rows times learnt columns: what one fit may cost. */
const mostFittedCells = 160_000
const fewestFittedRows = 400
/** Columns beyond which a cell costs more, in proportion: every column is held against the others. */
const manyColumns = 50
/** Cells of the training rows up to which they are divided three and two times; larger tables show enough at once. */
const fewCells = [
  { cells: 15_000, divisions: 3 },
  { cells: 90_000, divisions: 2 },
]

/**
 * The training rows divided by patient into rows to fit and rows to validate. Small tables are divided several times: two thirds
 * are fitted, and every row validates once in three divisions. Of others at most 8,000 rows are fitted, fewer of many columns,
 * and at most 3,000 validate. The number goes by rows and columns, not by a clock. O(rows log rows) each.
 */
export function divideTraining(train: Table, schema: Schema, rng: Rng): Division[] {
  const columns = Math.max(1, schema.columns.filter(isModelled).length)
  const work = train.rowCount * columns * Math.max(1, columns / manyColumns)
  const count = fewCells.find(({ cells }) => work <= cells)?.divisions ?? 1
  if (count === 3) return thirds(train, schema, rng)
  const most = Math.min(mostFittedRows, Math.max(fewestFittedRows, Math.floor(mostFittedCells / columns)))
  const fitted = Math.min(0.7, most / train.rowCount)
  const holdout = Math.min(1 - fitted, mostValidationRows / train.rowCount)
  const shares = { train: fitted, holdout, reference: Math.max(0, 1 - fitted - holdout) }
  return Array.from({ length: count }, (_, division) => {
    const parts = splitByPatient(train, schema, { shares, rng: rng.fork(`division:${division}`) })
    return { fitted: parts.train, validation: parts.holdout }
  })
}

function thirds(train: Table, schema: Schema, rng: Rng): Division[] {
  const third = 1 / 3
  const parts = splitByPatient(train, schema, { shares: { train: third, holdout: third, reference: third }, rng })
  const [a, b, c] = [parts.train, parts.holdout, parts.reference]
  return [
    { fitted: concatTables([a, b]), validation: c },
    { fitted: concatTables([b, c]), validation: a },
    { fitted: concatTables([c, a]), validation: b },
  ]
}
