import type { ColumnSchema, LevelColumn } from '../table/index.js'
import type { LevelBook } from './codebook.js'

/** Values and levels that fewer than `minCount` patients hold are not learnt. */
export interface RarePolicy {
  readonly minCount: number
}

/** The levels in use, in the column's order; those of fewer than `minCount` patients are left out unless they are public. O(rows). */
export function fitLevelBook(
  column: LevelColumn,
  schema: ColumnSchema,
  { minCount, patientOf }: RarePolicy & { readonly patientOf: Int32Array | null },
): LevelBook {
  const patients = patientsOf(column, patientOf)
  const least = schema.publicLevels === true ? 1 : minCount
  const levels = column.levels.filter((_, code) => patients[code]! >= Math.max(1, least))
  return { type: 'level', column: schema, size: levels.length + 1, levels }
}

function patientsOf({ levels, codes }: LevelColumn, patientOf: Int32Array | null): Float64Array {
  const counts = new Float64Array(levels.length)
  if (patientOf === null) {
    for (const code of codes) if (code >= 0) counts[code]! += 1
    return counts
  }
  const holders = levels.map(() => new Set<number>())
  codes.forEach((code, row) => {
    if (code >= 0) holders[code]?.add(patientOf[row]!)
  })
  return Float64Array.from(holders, (set) => set.size)
}
