import type { LevelColumn } from '../../src/table/index.js'
import { countCells, type GroupedCounts } from '../grouped-counts.js'

/** Counts of present cells of two level columns over the union of their levels. O(rows + levels). */
export function countLevels(
  real: { readonly column: LevelColumn; readonly groups: Uint8Array },
  synthetic: { readonly column: LevelColumn; readonly groups: Uint8Array },
): { readonly real: GroupedCounts; readonly synthetic: GroupedCounts } {
  const codeOf = new Map<string, number>()
  const present = [real, synthetic].map(({ column, groups }) => {
    const translated = column.levels.map((level) => {
      if (!codeOf.has(level)) codeOf.set(level, codeOf.size)
      return codeOf.get(level)!
    })
    const rows = column.codes.filter((code) => code >= 0)
    return { codes: rows.map((code) => translated[code]!), groups: groups.filter((_, row) => column.codes[row]! >= 0) }
  })
  const [first, second] = present.map(({ codes, groups }) => countCells([{ codes, size: codeOf.size }], groups))
  return { real: first!, synthetic: second! }
}

/**
 * SDMetrics' TVComplement to the letter: a level that only the synthetic column has counts as 1e-6 real rows, so that
 * scores can be compared with theirs (0.29). Our own score has no such term.
 */
export function tvComplementOfSdmetrics(real: ArrayLike<number>, synthetic: ArrayLike<number>): number {
  const shares = (counts: readonly number[]) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => count / total)
  }
  const p = shares(Array.from(real, (count, cell) => (count === 0 && synthetic[cell]! > 0 ? 1e-6 : count)))
  const q = shares(Array.from(synthetic))
  return 1 - p.reduce((sum, share, cell) => sum + Math.abs(share - q[cell]!), 0) / 2
}
