import { type Column, columnLength, isMissing } from '../column.js'
import type { LinkedTables } from './linked-tables.js'

/** How often a child's column holds more than one value among the rows of one parent row. */
export interface Constancy {
  readonly column: string
  /** Parent rows with two rows or more. */
  readonly parents: number
  /** Those of them whose rows all hold the same cell; missing is a cell like others. */
  readonly constant: number
}

/**
 * The constancy of every column that may be lifted out of a child table: not its keys, its time, or what a long layout
 * names, nor what is the same in every row of the table. Rows without a parent are not asked. O(rows × columns).
 */
export function constancies(tables: LinkedTables, name: string): Constancy[] {
  const schema = tables.schema.tables.find((each) => each.name === name)
  if (schema?.parent === undefined) return []
  const { key, parent, time, layout } = schema
  const fixed = new Set([key, parent.column, time?.column])
  if (typeof layout === 'object') for (const column of [layout.entity, layout.value]) fixed.add(column)
  const parentRows = tables.parentRows(name)
  return tables.table(name).columns.flatMap((column) => {
    if (fixed.has(column.name) || isConstant(column)) return []
    return [{ column: column.name, ...constancyOf(column, parentRows) }]
  })
}

/** Rows of one parent lie together: a `LinkedTables` sorts them. */
function constancyOf(column: Column, parentRows: Int32Array): Omit<Constancy, 'column'> {
  let parents = 0
  let constant = 0
  for (let start = 0; start < parentRows.length; ) {
    const parent = parentRows[start]!
    let end = start + 1
    let same = true
    for (; end < parentRows.length && parentRows[end] === parent; end++) same &&= sameCell(column, start, end)
    if (parent >= 0 && end > start + 1) {
      parents++
      if (same) constant++
    }
    start = end
  }
  return { parents, constant }
}

function isConstant(column: Column): boolean {
  const size = columnLength(column)
  for (let row = 1; row < size; row++) if (!sameCell(column, 0, row)) return false
  return true
}

function sameCell(column: Column, one: number, other: number): boolean {
  if (column.type === 'level') return column.codes[one] === column.codes[other]
  if (isMissing(column, one) !== isMissing(column, other)) return false
  return column.values[one] === column.values[other] && column.flags?.[one] === column.flags?.[other]
}
