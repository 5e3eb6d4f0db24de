import { type Column, isMissing, levelCounts, type NumberColumn, presentValues } from '../table/index.js'

const mostBins = 20
const mostLevels = 12

/** A column of drawn rows beside the same column drawn without a condition: shares of all rows, missing ones apart. */
export type SideShares = {
  readonly name: string
  readonly missing: readonly [given: number, free: number]
} & (
  | {
      readonly type: 'number'
      readonly edges: readonly number[]
      readonly given: readonly number[]
      readonly free: readonly number[]
    }
  | {
      readonly type: 'level'
      readonly levels: readonly string[]
      readonly given: readonly number[]
      readonly free: readonly number[]
    }
)

/** Both sides cut alike: numbers in at most twenty equal bins over what either drew, levels the most frequent twelve and the rest. */
export function sideShares(given: Column, free: Column): SideShares {
  const missing = [missingShare(given), missingShare(free)] as const
  if (given.type === 'number' && free.type === 'number')
    return { name: free.name, missing, type: 'number', ...binned(given, free) }
  const counts = [given, free].map((column) =>
    column.type === 'level' ? levelCounts(column) : new Map<string, number>(),
  )
  const rows = [lengthOf(given), lengthOf(free)]
  const shareOf = (side: number, level: string) => (counts[side]!.get(level) ?? 0) / rows[side]!
  // By the unconditioned side first, so that bars keep their places from draw to draw.
  const all = [...new Set(counts.flatMap((each) => [...each.keys()]))].sort(
    (a, b) => shareOf(1, b) - shareOf(1, a) || shareOf(0, b) - shareOf(0, a) || (a < b ? -1 : 1),
  )
  const [kept, rest] = [all.slice(0, mostLevels), all.slice(mostLevels)]
  const shares = (side: number) => {
    const share = (level: string) => shareOf(side, level)
    const named = kept.map(share)
    return rest.length === 0 ? named : [...named, rest.reduce((sum, level) => sum + share(level), 0)]
  }
  const levels = rest.length === 0 ? kept : [...kept, `${rest.length} others`]
  return { name: free.name, missing, type: 'level', levels, given: shares(0), free: shares(1) }
}

function binned(given: NumberColumn, free: NumberColumn) {
  const sides = [given, free].map((column) => presentValues(column))
  const [low, high] = sides.reduce(
    ([least, most], side) => side.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [least, most]),
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  if (low > high) return { edges: [], given: [], free: [] }
  const isWhole = sides.every((side) => side.every(Number.isInteger))
  // Whole numbers get bins of as many of them each, and a bin more holds the largest.
  const width = isWhole ? Math.ceil((high - low + 1) / mostBins) : (high - low) / mostBins || 1
  const bins = isWhole ? Math.ceil((high - low + 1) / width) : mostBins
  const shares = (side: number) => {
    const counts = new Array<number>(bins).fill(0)
    for (const value of sides[side]!) counts[Math.min(bins - 1, Math.floor((value - low) / width))]! += 1
    return counts.map((count) => count / lengthOf(side === 0 ? given : free))
  }
  const edges = Array.from({ length: bins + 1 }, (_, index) => low + index * width)
  return { edges, given: shares(0), free: shares(1) }
}

function missingShare(column: Column): number {
  const rows = lengthOf(column)
  let missing = 0
  for (let row = 0; row < rows; row++) if (isMissing(column, row)) missing++
  return missing / rows
}

function lengthOf(column: Column): number {
  return Math.max(1, column.type === 'number' ? column.values.length : column.codes.length)
}
