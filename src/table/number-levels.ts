import { isMissing, type LevelColumn, type NumberColumn } from './column.js'

/** A number column with each distinct number as a level, written in its shortest form. O(rows). */
export function numbersAsLevels(column: NumberColumn): LevelColumn {
  const { numbers, codes } = numbered(column)
  return { type: 'level', name: column.name, levels: numbers.map(String), codes }
}

/** The distinct numbers of a column as they first come, and of each row the place of its own among them; −1 where missing. O(rows). */
export function numbered(column: NumberColumn): { readonly numbers: readonly number[]; readonly codes: Int32Array } {
  const { values } = column
  const codeOf = new Map<number, number>()
  const codes = new Int32Array(values.length)
  for (let row = 0; row < codes.length; row++) {
    if (isMissing(column, row)) {
      codes[row] = -1
      continue
    }
    const value = values[row]!
    const known = codeOf.get(value)
    codes[row] = known ?? codeOf.size
    if (known === undefined) codeOf.set(value, codeOf.size)
  }
  return { numbers: [...codeOf.keys()], codes }
}
