import { isMissing, type LevelColumn, type NumberColumn, presentValues } from '../../src/table/index.js'

/** The cells of two columns in one numbering, one code a row; −1 is missing. */
export interface CommonCodes {
  readonly real: Int32Array
  readonly synthetic: Int32Array
  /** Codes are below it. */
  readonly size: number
}

/** Ranks of numbers among the distinct values of both columns. O(n log n). */
export function commonRanks(real: NumberColumn, synthetic: NumberColumn): CommonCodes {
  const distinct = distinctSorted(presentValues(real), presentValues(synthetic))
  const ranks = (column: NumberColumn) =>
    Int32Array.from(column.values, (value, row) => (isMissing(column, row) ? -1 : rank(value, distinct)))
  return { real: ranks(real), synthetic: ranks(synthetic), size: distinct.length }
}

/** Places of levels among those of both columns. O(n + levels). */
export function commonLevels(real: LevelColumn, synthetic: LevelColumn): CommonCodes {
  const codeOf = new Map<string, number>()
  const translated = ({ codes, levels }: LevelColumn) => {
    const places = levels.map((level) => {
      if (!codeOf.has(level)) codeOf.set(level, codeOf.size)
      return codeOf.get(level)!
    })
    return Int32Array.from(codes, (code) => places[code] ?? -1)
  }
  return { real: translated(real), synthetic: translated(synthetic), size: codeOf.size }
}

function distinctSorted(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  all.sort()
  return all.filter((value, index) => index === 0 || value !== all[index - 1])
}

function rank(value: number, distinct: Float64Array): number {
  let low = 0
  let high = distinct.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (distinct[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
