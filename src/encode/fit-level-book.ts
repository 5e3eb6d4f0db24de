import type { ColumnSchema, LevelColumn } from '../table/index.js'
import type { LevelBook } from './codebook.js'

/** What happens to levels that fewer than `minCount` patients hold. */
export interface RarePolicy {
  readonly minCount: number
  /** `pool`: they share one code and lose their relations to other columns; `keep`: each keeps its code. */
  readonly action: 'pool' | 'keep'
}

/** The levels in use, in the column's order; rare ones pooled if the policy says so. O(rows). */
export function fitLevelBook(
  column: LevelColumn,
  schema: ColumnSchema,
  { rare, patientOf }: { readonly rare: RarePolicy; readonly patientOf: Int32Array | null },
): LevelBook {
  const { rows, patients } = countLevels(column, patientOf)
  const used = column.levels.map((_, code) => code).filter((code) => rows[code]! > 0)
  const pooled = rare.action === 'pool' ? used.filter((code) => patients[code]! < rare.minCount) : []
  const text = (code: number) => column.levels[code] ?? ''
  if (pooled.length < 2) {
    return { type: 'level', column: schema, size: used.length + 1, levels: used.map(text) }
  }
  const kept = used.filter((code) => !pooled.includes(code))
  const pooledRows = pooled.reduce((sum, code) => sum + rows[code]!, 0)
  return {
    type: 'level',
    column: schema,
    size: kept.length + 2,
    levels: kept.map(text),
    pooled: { levels: pooled.map(text), shares: pooled.map((code) => rows[code]! / pooledRows) },
  }
}

function countLevels(
  { levels, codes }: LevelColumn,
  patientOf: Int32Array | null,
): { readonly rows: Float64Array; readonly patients: Float64Array } {
  const rows = new Float64Array(levels.length)
  for (const code of codes) if (code >= 0) rows[code]! += 1
  if (patientOf === null) return { rows, patients: rows }
  const holders = levels.map(() => new Set<number>())
  codes.forEach((code, row) => {
    if (code >= 0) holders[code]?.add(patientOf[row]!)
  })
  return { rows, patients: Float64Array.from(holders, (set) => set.size) }
}
