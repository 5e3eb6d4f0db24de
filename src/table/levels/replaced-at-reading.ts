import type { LevelColumn } from '../column.js'
import type { ColumnSchema } from '../schema.js'
import { listedFor, ownLabel } from './as-released.js'
import { counted, type RareLevels } from './without-rare-levels.js'

/**
 * What a schema that lists levels, and says what others become, makes of a column as it was read; undefined where it lists
 * them all. A place that is learnt as its region is not replaced by it. O(rows).
 */
export function replacedAtReading(cells: LevelColumn, column: ColumnSchema): RareLevels | undefined {
  const { levels, rare } = column
  if (levels === undefined || rare === undefined) return undefined
  const listed = new Set(levels)
  const lost = new Map<string, string | null>()
  const isLost = cells.levels.map((level) => {
    const own = ownLabel(level, column)
    if (listed.has(own)) return false
    lost.set(own, listedFor(level, column))
    return true
  })
  const rows = cells.codes.reduce((sum, code) => sum + Number(code >= 0 && isLost[code]), 0)
  if (rows === 0) return undefined
  return { column: column.name, levels: lost.size, rows, becomes: rare, replaced: counted(lost.values(), rare) }
}
