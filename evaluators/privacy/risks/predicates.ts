import type { Rng } from '../../../src/math/index.js'
import { sortedQuantile } from '../../../src/math/index.js'
import { type Column, isMissing, presentValues, type Table } from '../../../src/table/index.js'

/** A statement about one column: at least, at most, equal to a level, or missing. */
export type Condition =
  | { readonly column: string; readonly type: 'at-least' | 'at-most'; readonly value: number }
  | { readonly column: string; readonly type: 'level'; readonly level: string }
  | { readonly column: string; readonly type: 'missing' }

/** All of its conditions hold. */
export type Predicate = readonly Condition[]

/** What a row says about one column: its side of the median, its level, or that it is missing. */
export function conditionAt(column: Column, row: number, median: number): Condition {
  const { name } = column
  if (isMissing(column, row)) return { column: name, type: 'missing' }
  if (column.type === 'level') return { column: name, type: 'level', level: column.levels[column.codes[row]!]! }
  const value = column.values[row]!
  return { column: name, type: value > median ? 'at-least' : 'at-most', value }
}

/** Medians of number columns over present cells; 0 for levels. */
export function mediansOf(table: Table, columnNames: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    columnNames.map((name) => {
      const column = table.column(name)
      const present = column.type === 'number' ? presentValues(column).sort() : []
      return [name, sortedQuantile(present, 0.5) ?? 0]
    }),
  )
}

/** A conjunction about a random synthetic row and `size` random columns (Giomi et al., PoPETs 2023). */
export function drawPredicate(
  table: Table,
  columnNames: readonly string[],
  { size, medians, rng }: { readonly size: number; readonly medians: ReadonlyMap<string, number>; readonly rng: Rng },
): Predicate {
  const row = rng.below(table.rowCount)
  const chosen = new Set<string>()
  while (chosen.size < Math.min(size, columnNames.length)) chosen.add(columnNames[rng.below(columnNames.length)]!)
  return [...chosen].map((name) => conditionAt(table.column(name), row, medians.get(name) ?? 0))
}

/** The first `limit` rows that satisfy a predicate. */
export function matches(predicate: Predicate, table: Table, limit: number): number[] {
  const tests = predicate.map((condition) => conditionTest(condition, table.column(condition.column)))
  const found: number[] = []
  for (let row = 0; row < table.rowCount && found.length < limit; row++)
    if (tests.every((test) => test(row))) found.push(row)
  return found
}

function conditionTest(condition: Condition, column: Column): (row: number) => boolean {
  if (condition.type === 'missing') return (row) => isMissing(column, row)
  if (condition.type === 'level') {
    const code = column.type === 'level' ? column.levels.indexOf(condition.level) : -1
    return (row) => column.type === 'level' && code >= 0 && column.codes[row] === code
  }
  const { value } = condition
  if (column.type !== 'number') return () => false
  return condition.type === 'at-least'
    ? (row) => !isMissing(column, row) && column.values[row]! >= value
    : (row) => !isMissing(column, row) && column.values[row]! <= value
}
