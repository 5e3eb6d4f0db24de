import { type Column, evaluateExpression, isMissing, parseExpression } from '../../table/index.js'
import type { CodedColumn } from '../coded-table.js'
import type { PresenceDerivation } from './derivation.js'
import { keepWhere } from './inner-column.js'
import type { Restoring } from './restoring.js'

/** The share of each code of a column among its present cells: what a cell that must not be missing is drawn from. */
export function presentShares({ codes, size }: CodedColumn): number[] {
  const counts = new Float64Array(size - 1)
  for (const code of codes) if (code < size - 1) counts[code]! += 1
  const total = counts.reduce((sum, count) => sum + count, 0)
  return Array.from(counts, (count) => (total === 0 ? 0 : count / total))
}

/** The column blanked where the condition is false, and filled where it is true. Unknown leaves the cell as it is. */
export function restorePresence({ column, when, shares }: PresenceDerivation, restoring: Restoring): Column {
  const { table, schema } = restoring
  const truth = evaluateExpression(parseExpression(when), table, schema)
  const drawn = keepWhere(table.column(column), column, (row) => truth[row] !== 0)
  const blank = Int32Array.from(truth, (_, row) => row).filter((row) => truth[row] === 1 && isMissing(drawn, row))
  return blank.length === 0 ? drawn : fill(drawn, blank, restoring.draw(column, { rowCount: blank.length, shares }))
}

/** The column with the cells of `fresh`, in order, at `rows`. */
function fill(column: Column, rows: Int32Array, fresh: Column): Column {
  if (column.type === 'level' && fresh.type === 'level') {
    const codes = column.codes.slice()
    rows.forEach((row, index) => {
      codes[row] = fresh.codes[index]!
    })
    return { ...column, codes }
  }
  if (column.type === 'level' || fresh.type === 'level') return column
  const values = column.values.slice()
  const valid = column.valid?.slice() ?? null
  rows.forEach((row, index) => {
    values[row] = fresh.values[index]!
    valid![row] = 1
  })
  return { ...column, values, valid: valid?.includes(0) ? valid : null }
}
