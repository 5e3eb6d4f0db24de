import { type Column, isMissing } from '../../table/index.js'
import type { CodedColumn } from '../coded-table.js'
import type { Restoring } from './restoring.js'

/** The share of each code of a column among its present cells: what a cell that must not be missing is drawn from. */
export function presentShares({ codes, size }: CodedColumn): number[] {
  const counts = new Float64Array(size - 1)
  for (const code of codes) if (code < size - 1) counts[code]! += 1
  const total = counts.reduce((sum, count) => sum + count, 0)
  return Array.from(counts, (count) => (total === 0 ? 0 : count / total))
}

/** The column with its missing cells drawn from `shares` where `mustBePresent` says so. O(rows). */
export function fillWhere(
  column: Column,
  mustBePresent: (row: number) => boolean,
  { shares, restoring }: { readonly shares: readonly number[]; readonly restoring: Restoring },
): Column {
  const length = column.type === 'number' ? column.values.length : column.codes.length
  const blank = Int32Array.from({ length }, (_, row) => row).filter(
    (row) => isMissing(column, row) && mustBePresent(row),
  )
  if (blank.length === 0 || !shares.some((share) => share > 0)) return column
  return fill(column, blank, restoring.draw(column.name, { rowCount: blank.length, shares }))
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
