import { isMissing, type NumberColumn } from '../table/index.js'
import type { NumberBook } from './codebook.js'
import { piecesByCode } from './draw-pieces.js'

/**
 * Where each value lies within its bin: the share of the bin's rows that its pieces say lie below it, 0 to 1. NaN for
 * missing cells, atoms and values beyond the pieces. Drawing a bin's code at this position gives the value back. O(rows).
 */
export function binPositions(column: NumberColumn, codes: ArrayLike<number>, book: NumberBook): Float64Array {
  const { offsets, cumulated, from, to } = piecesByCode(book)
  return Float64Array.from(column.values, (value, row) => {
    const code = codes[row]!
    if (isMissing(column, row) || book.cells[code]?.type !== 'bin') return Number.NaN
    for (let piece = offsets[code]!; piece < offsets[code + 1]!; piece++) {
      const low = from[piece]!
      const high = to[piece]!
      if (value < low) return piece === offsets[code] ? Number.NaN : cumulated[piece - 1]!
      const before = piece === offsets[code] ? 0 : cumulated[piece - 1]!
      const share = cumulated[piece]! - before
      if (value <= high) return before + share * (low === high ? 0.5 : (value - low) / (high - low))
    }
    return Number.NaN
  })
}
