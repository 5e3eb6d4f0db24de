import { type Column, levelCounts, presentValues } from '../../table/index.js'

/** How many cells of a column are present, and how many different values they hold. O(n). */
export function distinctCells(column: Column): { readonly present: number; readonly distinct: number } {
  if (column.type === 'level') {
    const counts = levelCounts(column)
    return { present: [...counts.values()].reduce((sum, count) => sum + count, 0), distinct: counts.size }
  }
  const values = presentValues(column)
  return { present: values.length, distinct: new Set(values).size }
}
