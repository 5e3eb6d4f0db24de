import { Numbering } from '../../src/counts/index.js'
import { stableOrder } from '../../src/math/index.js'
import { isMissing, type LevelColumn, type NumberColumn } from '../../src/table/index.js'

/** The cells of two columns in one numbering, one code a row; −1 is missing. */
export interface CommonCodes {
  readonly real: Int32Array
  readonly synthetic: Int32Array
  /** Codes are below it. */
  readonly size: number
}

/** Ranks of numbers among the distinct values of both columns. O(n log n). */
export function commonRanks(real: NumberColumn, synthetic: NumberColumn): CommonCodes {
  const numbers = new Numbering()
  const numbered = (column: NumberColumn) => {
    const found = new Int32Array(column.values.length)
    for (let row = 0; row < found.length; row++)
      found[row] = isMissing(column, row) ? -1 : numbers.add(column.values[row]!)
    return found
  }
  const [own, other] = [numbered(real), numbered(synthetic)]
  const rankOf = new Int32Array(numbers.count)
  stableOrder(numbers.keys()).forEach((number, rank) => {
    rankOf[number] = rank
  })
  const ranked = (found: Int32Array) => found.map((number) => (number < 0 ? -1 : rankOf[number]!))
  return { real: ranked(own), synthetic: ranked(other), size: numbers.count }
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
