/**
 * A column holds its cells in one of two physical forms. Missing is a mask or a code, never NaN, '' or 'NA'.
 *
 * - `number`: numeric and datetime kinds. Datetimes are milliseconds since 1970-01-01T00:00Z.
 * - `level`: every other kind, dictionary-encoded. Codes index `levels`; −1 is missing.
 */
export type Column = NumberColumn | LevelColumn

export interface NumberColumn {
  readonly type: 'number'
  readonly name: string
  /** One value a row; 0 where missing. Never NaN. */
  readonly values: Float64Array
  /** 1 where present, 0 where missing; null when nothing is missing. */
  readonly valid: Uint8Array | null
  /**
   * Of a censored column, one a row: 0 where the value is exact, 1 where the cell says "below this limit", 2 where it says
   * "above". The value is the limit itself; 0 where missing. Absent when every cell is exact.
   */
  readonly flags?: Uint8Array
}

export interface LevelColumn {
  readonly type: 'level'
  readonly name: string
  /** Distinct values; one may be unused. */
  readonly levels: readonly string[]
  /** One index into `levels` a row; −1 where missing. */
  readonly codes: Int32Array
}

/** The rows in which a column has a cell, ascending. O(rows). */
export function presentRows(column: Column): Uint32Array {
  const rows = new Uint32Array(column.type === 'number' ? column.values.length : column.codes.length)
  let count = 0
  for (let row = 0; row < rows.length; row++) if (!isMissing(column, row)) rows[count++] = row
  return rows.slice(0, count)
}

/** A number column from literal cells; null is missing. */
export function numberColumn(name: string, cells: readonly (number | null)[]): NumberColumn {
  const values = new Float64Array(cells.length)
  const valid = new Uint8Array(cells.length)
  let missing = 0
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    if (cell === null || cell === undefined || Number.isNaN(cell)) missing++
    else {
      values[row] = cell
      valid[row] = 1
    }
  }
  return { type: 'number', name, values, valid: missing === 0 ? null : valid }
}

/** A level column from literal cells; null is missing. Levels keep the order of `levels`, then of first appearance. */
export function levelColumn(
  name: string,
  cells: readonly (string | null)[],
  levels: readonly string[] = [],
): LevelColumn {
  const codeOf = new Map(levels.map((level, code) => [level, code]))
  const codes = new Int32Array(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    if (cell === null || cell === undefined) {
      codes[row] = -1
      continue
    }
    let code = codeOf.get(cell)
    if (code === undefined) {
      code = codeOf.size
      codeOf.set(cell, code)
    }
    codes[row] = code
  }
  return { type: 'level', name, levels: [...codeOf.keys()], codes }
}

export function columnLength(column: Column): number {
  return column.type === 'number' ? column.values.length : column.codes.length
}

export function isMissing(column: Column, row: number): boolean {
  return column.type === 'number' ? column.valid !== null && column.valid[row] === 0 : column.codes[row]! < 0
}

export function countMissing(column: Column): number {
  let missing = 0
  if (column.type === 'number') {
    if (column.valid !== null) for (const flag of column.valid) missing += 1 - flag
  } else for (const code of column.codes) if (code < 0) missing++
  return missing
}

/** The cells of a number column that are present, in row order: a copy, free to be sorted. O(n). */
export function presentValues(column: NumberColumn): Float64Array<ArrayBuffer> {
  const { values, valid } = column
  const present = new Float64Array(values.length)
  if (valid === null) {
    present.set(values)
    return present
  }
  let count = 0
  for (let row = 0; row < values.length; row++) if (valid[row] === 1) present[count++] = values[row]!
  return present.slice(0, count)
}

/** How many rows have each level in use, in the order of `levels`. O(n). */
export function levelCounts({ levels, codes }: LevelColumn): Map<string, number> {
  const counts = new Float64Array(levels.length)
  for (const code of codes) if (code >= 0) counts[code]! += 1
  return new Map(levels.flatMap((level, code) => (counts[code]! > 0 ? [[level, counts[code]!] as const] : [])))
}

/** The rows named by `rows`, in that order; a row may be named twice. O(rows). */
export function takeRows(column: Column, rows: ArrayLike<number>): Column {
  if (column.type === 'level') {
    const codes = new Int32Array(rows.length)
    for (let row = 0; row < rows.length; row++) codes[row] = column.codes[rows[row]!]!
    return { ...column, codes }
  }
  const values = new Float64Array(rows.length)
  for (let row = 0; row < rows.length; row++) values[row] = column.values[rows[row]!]!
  const valid = column.valid === null ? null : takeBytes(column.valid, rows)
  return { ...column, values, valid, ...(column.flags && { flags: takeBytes(column.flags, rows) }) }
}

function takeBytes(bytes: Uint8Array, rows: ArrayLike<number>): Uint8Array {
  const taken = new Uint8Array(rows.length)
  for (let row = 0; row < rows.length; row++) taken[row] = bytes[rows[row]!]!
  return taken
}

/** A cell as plain data: number, level text, or null for missing. */
export function cellAt(column: Column, row: number): number | string | null {
  if (isMissing(column, row)) return null
  return column.type === 'number' ? column.values[row]! : column.levels[column.codes[row]!]!
}
