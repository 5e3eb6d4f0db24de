import { isMissing, type LevelColumn, type NumberColumn } from './column.js'

/** A number column with each distinct number as a level, written in its shortest form. O(rows). */
export function numbersAsLevels(column: NumberColumn): LevelColumn {
  const codeOf = new Map<number, number>()
  const codes = Int32Array.from(column.values, (value, row) => {
    if (isMissing(column, row)) return -1
    const known = codeOf.get(value)
    if (known !== undefined) return known
    codeOf.set(value, codeOf.size)
    return codeOf.size - 1
  })
  return { type: 'level', name: column.name, levels: [...codeOf.keys()].map(String), codes }
}
