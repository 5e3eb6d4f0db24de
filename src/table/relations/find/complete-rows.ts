import { createHash } from 'node:crypto'
import { type Column, isMissing } from '../../column.js'

/** Samples remembered at once. */
const mostRemembered = 20_000
const longestRemembered = 1000

/**
 * A function that gives rows spread evenly over those in which no column is missing, at most `most`. Columns whose cells
 * are missing in the same rows share an answer, and samples are remembered: a search asks for them by the hundred
 * thousand. O(rows) for a new set of missing rows, else O(columns).
 */
export function completeRows(rowCount: number) {
  const maskNumbers = new Map<string, number>()
  const maskOf = new WeakMap<Column, number>()
  const remembered = new Map<string, Uint32Array>()
  const every = Uint32Array.from({ length: rowCount }, (_, row) => row)

  /** Which cells are missing, as a number: 0 for none. */
  const maskNumber = (column: Column): number => {
    const known = maskOf.get(column)
    if (known !== undefined) return known
    const missing = every.filter((row) => isMissing(column, row))
    const key = createHash('sha256').update(missing).digest('hex')
    const number = missing.length === 0 ? 0 : (maskNumbers.get(key) ?? maskNumbers.size + 1)
    if (number > 0) maskNumbers.set(key, number)
    maskOf.set(column, number)
    return number
  }

  return (columns: readonly Column[], most = Number.POSITIVE_INFINITY): Uint32Array => {
    const incomplete = columns.filter((column) => maskNumber(column) > 0)
    const key = `${most}:${[...new Set(incomplete.map(maskNumber))].sort().join()}`
    const before = remembered.get(key)
    if (before !== undefined) return before
    const complete =
      incomplete.length === 0 ? every : every.filter((row) => !incomplete.some((column) => isMissing(column, row)))
    const rows = complete.length <= most ? complete : evenly(complete, most)
    if (incomplete.length === 0 || rows.length <= longestRemembered) {
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(key, rows)
    }
    return rows
  }
}

function evenly(rows: Uint32Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => rows[Math.floor((index * rows.length) / count)]!)
}
