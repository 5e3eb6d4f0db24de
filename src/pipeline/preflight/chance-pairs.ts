import { type Column, columnLength, countMissing, levelCounts, presentValues } from '../../table/index.js'

/**
 * How many of the pairs of `rowCount` rows would agree in every column if columns were independent. Columns that depend on
 * each other agree more often, so this is a floor.
 */
export function chancePairs(agreements: readonly number[], rowCount: number): number {
  return agreements.reduce((pairs, share) => pairs * share, (rowCount * (rowCount - 1)) / 2)
}

/** The chance that two different rows agree in this column; missing is a value. O(n log n). */
export function agreement(column: Column): number {
  const rows = columnLength(column)
  const counts = [...valueCounts(column), countMissing(column)]
  return counts.reduce((sum, count) => sum + (count / rows) * ((count - 1) / (rows - 1 || 1)), 0)
}

function valueCounts(column: Column): number[] {
  if (column.type === 'level') return [...levelCounts(column).values()]
  const sorted = presentValues(column).sort()
  const counts: number[] = []
  sorted.forEach((value, index) => {
    if (index > 0 && sorted[index - 1] === value) counts[counts.length - 1]! += 1
    else counts.push(1)
  })
  return counts
}
