import { Numbering } from '../math/index.js'
import { type Column, isMissing, type Table } from '../table/index.js'

/** A number for every row of several tables, the same where all columns have the same cells. */
export interface RowKeys {
  /** Of each table, one key a row: 0 … count − 1. */
  readonly of: readonly Int32Array[]
  readonly count: number
}

/** Keys of the rows of tables by these columns, missing cells a value of their own. O(rows × columns). */
export function rowKeys(tables: readonly Table[], names: readonly string[]): RowKeys {
  let of = tables.map(({ rowCount }) => new Float64Array(rowCount))
  // Combinations so far are whole numbers below it; they are numbered anew where another column would make them too large.
  let below = 1
  for (const name of names) {
    const cells = cellNumbers(tables.map((table) => table.column(name)))
    if (below * cells.count > Number.MAX_SAFE_INTEGER) {
      const numbered = numberedAnew(of)
      of = numbered.of.map((keys) => Float64Array.from(keys))
      below = numbered.count
    }
    of.forEach((keys, table) => {
      const own = cells.of[table]!
      for (let row = 0; row < keys.length; row++) keys[row] = keys[row]! * cells.count + own[row]!
    })
    below *= cells.count
  }
  return numberedAnew(of)
}

function numberedAnew(keys: readonly Float64Array[]): RowKeys {
  const numbers = new Numbering()
  const of = keys.map((each) => {
    const own = new Int32Array(each.length)
    for (let row = 0; row < own.length; row++) own[row] = numbers.add(each[row]!)
    return own
  })
  return { of, count: numbers.count }
}

/** The cells of one column of several tables by number. */
export interface ColumnCells extends RowKeys {
  /** The number of a missing cell. */
  readonly missing: number
}

/** A number for every cell of one column of several tables, the same where cells are equal; a number is no text. */
export function cellNumbers(columns: readonly Column[]): ColumnCells {
  const numbers = new Numbering()
  const levels = new Map<string, number>()
  const texts = columns.map((column) =>
    column.type === 'level'
      ? column.levels.map((level) => {
          const known = levels.get(level) ?? levels.size
          levels.set(level, known)
          return known
        })
      : [],
  )
  const missing = levels.size
  const of = columns.map((column, index) => {
    const own = texts[index]!
    // Loops, for the mapping of Int32Array.from takes ten times as long.
    if (column.type === 'level') {
      const cells = new Int32Array(column.codes.length)
      for (let row = 0; row < cells.length; row++)
        cells[row] = column.codes[row]! < 0 ? missing : own[column.codes[row]!]!
      return cells
    }
    const { values } = column
    const cells = new Int32Array(values.length)
    for (let row = 0; row < cells.length; row++)
      cells[row] = isMissing(column, row) ? missing : missing + 1 + numbers.add(values[row]!)
    return cells
  })
  return { of, count: missing + 1 + numbers.count, missing }
}

/** How many rows have each key. */
export function keyCounts(keys: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(count)
  for (const key of keys) counts[key]! += 1
  return counts
}
