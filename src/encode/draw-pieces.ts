import type { Rng } from '../math/index.js'
import type { CellSet } from '../table/index.js'
import type { NumberBook } from './codebook.js'
import { type DrawStretch, stretchDrawer } from './draw-stretch.js'
import { snapTo } from './grid.js'
import { midnightWithin } from './midnights.js'
import { restrictCell } from './restrict-cell.js'

/** The pieces of all codes, end to end: code c owns pieces offsets[c] … offsets[c + 1] − 1. */
export interface PieceTable {
  readonly offsets: Int32Array
  /** Cumulated share within the code; the last of a code is 1. */
  readonly cumulated: Float64Array
  readonly from: Float64Array
  readonly to: Float64Array
  readonly step: number
  readonly midnights: number
  readonly drawStretch: DrawStretch
}

/** The pieces to draw each code from, restricted to `cells` when given. */
export function piecesByCode(book: NumberBook, cells?: CellSet): PieceTable {
  const ranges = cells === undefined ? null : (cells.ranges ?? [])
  const perCode = book.cells.map((cell) => restrictCell(cell, { ranges, step: book.step }))
  const offsets = new Int32Array(book.size + 1)
  const pieces = perCode.flat()
  const cumulated = new Float64Array(pieces.length)
  let next = 0
  perCode.forEach((list, code) => {
    offsets[code] = next
    const total = list.reduce((sum, piece) => sum + piece.share, 0)
    let reached = 0
    for (const { share } of list) {
      reached += share
      cumulated[next++] = reached / total
    }
    if (list.length > 0) cumulated[next - 1] = 1
  })
  offsets.fill(next, book.cells.length)
  return {
    offsets,
    cumulated,
    from: Float64Array.from(pieces, (piece) => piece.from),
    to: Float64Array.from(pieces, (piece) => piece.to),
    step: book.step,
    midnights: book.midnights ?? 0,
    drawStretch: stretchDrawer({ step: book.step, shared: sharedValues(book), lattices: book.lattices }),
  }
}

/** Values that stand as they are: atoms, and pieces of no width. */
function sharedValues({ cells }: NumberBook): Set<number> {
  const values = cells.flatMap((cell) =>
    cell.type === 'bin'
      ? cell.pieces.flatMap(({ from, to }) => (from === to ? [from] : []))
      : cell.flag === undefined
        ? [cell.value]
        : [],
  )
  return new Set(values)
}

/**
 * A value for each code: a piece by its share, then one on a lattice of the column within it (see `stretchDrawer`). Codes
 * without pieces (missing) give 0. `positions`, 0 to 1 a row, say where in its code a value lies instead; NaN leaves it to
 * chance. Hot: one to four uniform numbers a cell.
 */
export function drawPieces(
  codes: Uint8Array | Uint16Array,
  { offsets, cumulated, from, to, step, midnights, drawStretch }: PieceTable,
  rng: Rng,
  positions?: Float64Array,
): Float64Array {
  const values = new Float64Array(codes.length)
  const snap = snapTo(step)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    let piece = offsets[code]!
    const end = offsets[code + 1]!
    if (piece === end) continue
    const position = positions === undefined ? Number.NaN : positions[row]!
    const isFree = Number.isNaN(position)
    if (end - piece > 1) {
      const target = isFree ? rng.uniform() : Math.min(position, lastBelowOne)
      while (target >= cumulated[piece]!) piece++
    }
    const low = from[piece]!
    const high = to[piece]!
    if (low === high) values[row] = low
    else {
      const place = isFree ? undefined : placeWithin(position, cumulated, { piece, first: offsets[code]! })
      if (midnights === 0) values[row] = drawStretch(piece, { from: low, to: high, place }, rng)
      else {
        const moment = snapWithin(low + (place ?? rng.uniform()) * (high - low), { low, high, snap, step })
        values[row] = rng.uniform() < midnights ? midnightWithin(moment, { low, high }) : moment
      }
    }
  }
  return values
}

const lastBelowOne = 1 - Number.EPSILON / 2

/** A position in a code as a position in its piece. */
function placeWithin(
  position: number,
  cumulated: Float64Array,
  { piece, first }: { readonly piece: number; readonly first: number },
): number {
  const before = piece === first ? 0 : cumulated[piece - 1]!
  const share = cumulated[piece]! - before
  return share <= 0 ? 0 : Math.min(1, Math.max(0, (position - before) / share))
}

/** Rounding may step over the border of a stretch: the grid value inside is taken instead. */
function snapWithin(
  value: number,
  { low, high, snap, step }: { low: number; high: number; snap: (value: number) => number; step: number },
): number {
  const snapped = snap(value)
  if (step === 0) return value < high ? value : low
  if (snapped > high) return snap(high - step / 2)
  return snapped < low ? snap(low + step / 2) : snapped
}
