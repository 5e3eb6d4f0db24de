import { type NumberRange, rangeContains } from '../table/index.js'
import type { NumberCell, Piece } from './codebook.js'

/**
 * The part of a cell that lies in any of `ranges`: its pieces with their shares of the whole cell, so that the shares sum
 * to the probability of the ranges given the cell. On a grid a stretch counts by the grid values it rounds to.
 */
export function restrictCell(
  cell: NumberCell,
  { ranges, step }: { readonly ranges: readonly NumberRange[] | null; readonly step: number },
): readonly Piece[] {
  const pieces = cell.type === 'bin' ? cell.pieces : [{ share: 1, from: cell.value, to: cell.value }]
  if (ranges === null) return pieces
  const spans = disjoint(ranges.map((range) => spanOf(range, step)))
  return pieces.flatMap((piece) => {
    if (piece.from === piece.to) return ranges.some((range) => rangeContains(range, piece.from)) ? [piece] : []
    return spans.flatMap(([min, max]) => {
      const from = Math.max(piece.from, min)
      const to = Math.min(piece.to, max)
      return to > from ? [{ share: (piece.share * (to - from)) / (piece.to - piece.from), from, to }] : []
    })
  })
}

type Span = readonly [min: number, max: number]

/** The numbers that round into a range: half a step beyond its first and last grid values. */
function spanOf(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, minOpen = false, maxOpen = false }: NumberRange,
  step: number,
): Span {
  if (step === 0) return [min, max]
  const tolerance = 1e-9
  const first = minOpen ? Math.floor(min / step + tolerance) + 1 : Math.ceil(min / step - tolerance)
  const last = maxOpen ? Math.ceil(max / step - tolerance) - 1 : Math.floor(max / step + tolerance)
  return [(first - 0.5) * step, (last + 0.5) * step]
}

/** Overlapping spans joined, so that nothing counts twice. */
function disjoint(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = []
  for (const [min, max] of [...spans].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1)
    if (last !== undefined && min <= last[1]) last[1] = Math.max(last[1], max)
    else if (max >= min) joined.push([min, max])
  }
  return joined
}
