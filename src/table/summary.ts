import { mean, quantileSorted, standardDeviation } from 'simple-statistics'
import { type Column, columnLength, countMissing, levelCounts, presentValues } from './column.js'

export interface NumberSummary {
  readonly type: 'number'
  readonly rows: number
  readonly missing: number
  readonly mean: number
  readonly deviation: number
  /** 5, 25, 50, 75 and 95 %: type 7 quantiles, as R and numpy. Never the extremes: they are somebody's. */
  readonly quantiles: readonly number[]
}

export interface LevelSummary {
  readonly type: 'level'
  readonly rows: number
  readonly missing: number
  /** Levels in use with their counts, most frequent first, ties by name. */
  readonly counts: readonly (readonly [level: string, count: number])[]
}

/** Counts and moments of one column; null for a number column without a present cell. O(n log n). */
export function summariseColumn(column: Column): NumberSummary | LevelSummary | null {
  const rows = columnLength(column)
  const missing = countMissing(column)
  if (column.type === 'level') return { type: 'level', rows, missing, counts: byFrequency(levelCounts(column)) }
  const present = Array.from(presentValues(column).sort())
  if (present.length === 0) return null
  return {
    type: 'number',
    rows,
    missing,
    mean: mean(present),
    deviation: standardDeviation(present),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => quantileSorted(present, share)),
  }
}

function byFrequency(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
}
