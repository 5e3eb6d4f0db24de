import type { LevelColumn } from '../../src/table/index.js'
import { commonLevels } from './common-codes.js'

/** How many cells of two columns have each level of either. O(rows + levels). */
export function countLevels(
  real: LevelColumn,
  synthetic: LevelColumn,
): Readonly<Record<'real' | 'synthetic', Float64Array>> {
  const { size, ...levels } = commonLevels(real, synthetic)
  const counted = (codes: Int32Array) => {
    const counts = new Float64Array(size)
    for (const code of codes) if (code >= 0) counts[code]! += 1
    return counts
  }
  return { real: counted(levels.real), synthetic: counted(levels.synthetic) }
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
