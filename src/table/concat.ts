import { type Column, columnLength, type LevelColumn, type NumberColumn } from './column.js'
import { Table } from './table.js'

/** The rows of all tables, in order. All have the columns of the first. O(rows). */
export function concatTables(tables: readonly Table[]): Table {
  const [first] = tables
  if (first === undefined) return Table.of([])
  if (tables.length === 1) return first
  return Table.of(first.columns.map((column) => concatColumns(tables.map((table) => table.column(column.name)))))
}

function concatColumns(columns: readonly Column[]): Column {
  const rowCount = columns.reduce((sum, column) => sum + columnLength(column), 0)
  return columns[0]?.type === 'number'
    ? concatNumbers(columns as readonly NumberColumn[], rowCount)
    : concatLevels(columns as readonly LevelColumn[], rowCount)
}

function concatNumbers(columns: readonly NumberColumn[], rowCount: number): NumberColumn {
  const values = new Float64Array(rowCount)
  const valid = columns.some((column) => column.valid !== null) ? new Uint8Array(rowCount).fill(1) : null
  const flags = columns.some((column) => column.flags !== undefined) ? new Uint8Array(rowCount) : undefined
  let start = 0
  for (const column of columns) {
    values.set(column.values, start)
    if (valid !== null && column.valid !== null) valid.set(column.valid, start)
    if (flags !== undefined && column.flags !== undefined) flags.set(column.flags, start)
    start += column.values.length
  }
  return { type: 'number', name: columns[0]?.name ?? '', values, valid, ...(flags && { flags }) }
}

function concatLevels(columns: readonly LevelColumn[], rowCount: number): LevelColumn {
  const codes = new Int32Array(rowCount)
  const codeOf = new Map<string, number>()
  let start = 0
  for (const column of columns) {
    const translated = Int32Array.from(column.levels, (level) => {
      const known = codeOf.get(level)
      if (known !== undefined) return known
      codeOf.set(level, codeOf.size)
      return codeOf.size - 1
    })
    for (let row = 0; row < column.codes.length; row++) {
      const code = column.codes[row]!
      codes[start + row] = code < 0 ? -1 : translated[code]!
    }
    start += column.codes.length
  }
  return { type: 'level', name: columns[0]?.name ?? '', levels: [...codeOf.keys()], codes }
}
