import { type Column, columnLength, isMissing } from '../../table/index.js'

/** The column with its missing cells taken from another one of the same form; what is present stands. O(rows). */
export function fillMissing(column: Column, from: Column): Column {
  if (column.type === 'level' && from.type === 'level') {
    const codeOf = new Map(column.levels.map((level, code) => [level, code]))
    const codes = column.codes.slice()
    for (let row = 0; row < codes.length; row++) {
      const code = from.codes[row]!
      if (codes[row]! >= 0 || code < 0) continue
      const level = from.levels[code]!
      if (!codeOf.has(level)) codeOf.set(level, codeOf.size)
      codes[row] = codeOf.get(level)!
    }
    return { ...column, levels: [...codeOf.keys()], codes }
  }
  if (column.type === 'level' || from.type === 'level' || column.valid === null) return column
  const values = column.values.slice()
  const valid = column.valid.slice()
  let flags = column.flags?.slice()
  for (let row = 0; row < values.length; row++) {
    if (valid[row] === 1 || isMissing(from, row)) continue
    values[row] = from.values[row]!
    valid[row] = 1
    const flag = from.flags?.[row] ?? 0
    if (flag === 0) continue
    flags ??= new Uint8Array(values.length)
    flags[row] = flag
  }
  return { ...column, values, valid: valid.includes(0) ? valid : null, ...(flags && { flags }) }
}

/** The column with the cells that `isBlank` names missing. O(rows). */
export function blankCells(column: Column, isBlank: (row: number) => boolean): Column {
  if (column.type === 'level') return { ...column, codes: column.codes.map((code, row) => (isBlank(row) ? -1 : code)) }
  const valid = Uint8Array.from({ length: columnLength(column) }, (_, row) =>
    isMissing(column, row) || isBlank(row) ? 0 : 1,
  )
  return {
    ...column,
    values: column.values.map((value, row) => (valid[row] === 1 ? value : 0)),
    valid: valid.includes(0) ? valid : null,
    ...(column.flags && { flags: column.flags.map((flag, row) => (valid[row] === 1 ? flag : 0)) }),
  }
}
