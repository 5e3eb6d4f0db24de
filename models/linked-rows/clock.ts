import type { NumberBook } from '../../src/encode/index.js'
import { snapTo } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import type { TreeColumn } from '../network/index.js'

/** A date of rows, and the last day of it that is known of anybody, in milliseconds. */
export interface KnownDate {
  readonly column: string
  readonly latest: number
  /** Whether other cells follow from it, so that a row that passes it is not. */
  readonly isBound?: true | undefined
}

/** When rows happen: the first of a unit, and the gaps after it. Times are multiples of `unit`. */
export interface Clock {
  readonly column: string
  /** The parent's column that no row may pass. */
  readonly until?: string
  /** The parent's column that first times are counted from. */
  readonly origin?: string
  /** Of the column's own numbers: milliseconds of a day, say; 1 for plain numbers. */
  readonly unit: number
  /** Of dates: no row is later, since nothing is known of later days. */
  readonly latest?: number
  /** Of dates: the other dates of the rows. */
  readonly dates?: readonly KnownDate[]
  /** Whether the last row of every unit happens at `until`. */
  readonly isReached?: true
  readonly first: TimeBook
  readonly gap: TimeBook
}

export interface TimeBook {
  readonly book: NumberBook
  readonly column: TreeColumn
}

/** The share of a state that lies at or below a limit. Missing always fits. */
export function shareBelow({ book, column }: TimeBook, state: number, limit: number): number {
  const cell = book.cells[column.variable.codes[state]!]
  if (cell === undefined) return 1
  if (cell.type === 'atom') return cell.value <= limit ? 1 : 0
  return cell.pieces.reduce((sum, piece) => sum + piece.share * pieceBelow(piece, limit), 0)
}

/**
 * A value of a state at or below a limit, or NaN for missing: one piece by the share of it that fits, evenly within it, on
 * the book's grid.
 */
export function timeBelow(
  { book, column }: TimeBook,
  state: number,
  { limit, rng }: { limit: number; rng: Rng },
): number {
  const cell = book.cells[column.variable.codes[state]!]
  const target = rng.uniform()
  const place = rng.uniform()
  if (cell === undefined) return Number.NaN
  if (cell.type === 'atom') return cell.value
  const fitting = cell.pieces.map((piece) => piece.share * pieceBelow(piece, limit))
  let left = target * fitting.reduce((sum, share) => sum + share, 0)
  let chosen = fitting.findIndex((share) => share > 0)
  for (let piece = chosen; piece < fitting.length; piece++) {
    if (fitting[piece]! <= 0) continue
    chosen = piece
    if (left < fitting[piece]!) break
    left -= fitting[piece]!
  }
  const { from, to } = cell.pieces[chosen]!
  const high = Math.min(to, limit)
  return onGrid(from + place * (high - from), { low: from, high, step: book.step })
}

/** The smallest value of a book. */
export function smallestTime(book: NumberBook): number {
  return rangeOf(book).smallest
}

/** The largest value of a book: that of any cell, for an atom may lie within a bin. */
export function largestTime(book: NumberBook): number {
  return rangeOf(book).largest
}

function rangeOf({ cells, step }: NumberBook): { readonly smallest: number; readonly largest: number } {
  const ends = cells.flatMap((cell) =>
    cell.type === 'atom' ? [cell.value] : cell.pieces.flatMap(({ from, to }) => [onGridAbove(from, step), to]),
  )
  if (ends.length === 0) return { smallest: Number.NaN, largest: Number.NaN }
  return { smallest: Math.min(...ends), largest: Math.max(...ends) }
}

/** The smallest multiple of the step that is no lower: borders of bins may lie between. */
function onGridAbove(value: number, step: number): number {
  if (step === 0) return value
  const snap = snapTo(step)
  const snapped = snap(value)
  return snapped < value ? snap(snapped + step) : snapped
}

function pieceBelow({ from, to }: { readonly from: number; readonly to: number }, limit: number): number {
  if (to <= limit) return 1
  return from > limit || from === to ? 0 : (limit - from) / (to - from)
}

/** The nearest multiple of the step that is neither below nor above; the value itself when none is. */
function onGrid(value: number, { low, high, step }: { low: number; high: number; step: number }): number {
  if (step === 0) return value
  const snap = snapTo(step)
  const snapped = snap(value)
  const shifted = snapped > high ? snap(snapped - step) : snapped < low ? snap(snapped + step) : snapped
  return shifted > high || shifted < low ? value : shifted
}
