import { type DistinctValues, heldTogether } from './distinct-values.js'
import { type GuardOptions, meanOf, roundestBetween } from './guarded-border.js'
import { tailBorders, tailOf } from './tail-pieces.js'

export interface TailEndOptions extends GuardOptions {
  /** Inclusive; from the schema. */
  readonly bounds: { readonly min?: number; readonly max?: number }
  /** Values with a code of their own, ascending: tails do not reach over them. */
  readonly atoms: Float64Array
  /** Whether values are moments of the calendar: what ends there ends on a day for everybody, and none comes long after. */
  readonly isDated?: boolean
}

/** Shares do not exceed 1, per cent and most scores and ages not 100: a tail does not take a column there. */
const naturalEnds = [1, 100]

/**
 * The borders of a tail, outwards; null where there is none, where it would cross 0, 1 or 100 or leave the bounds of the schema,
 * and beside an atom, which may be what the people beyond have.
 */
export function tailEnds(
  distinct: DistinctValues,
  inward: 1 | -1,
  { minCount, step, bounds, atoms, isDated = false }: TailEndOptions,
): number[] | null {
  if (isDated) return null
  const edge = distinct.values[inward === 1 ? 0 : distinct.values.length - 1]!
  if (atoms.some((atom) => inward * (atom - edge) < 0)) return null
  const tail = tailOf(distinct, { inward, minCount, step })
  if (tail === null) return null
  const borders = tailBorders(tail, inward).map((end) =>
    inward === 1 ? lowestBorder(end, step) : highestBorder(end, step),
  )
  const end = borders.at(-1)!
  const natural = naturalEnds.find((ceiling) => distinct.values.at(-1)! <= ceiling && distinct.values[0]! >= 0)
  const { min = Number.NEGATIVE_INFINITY, max = natural ?? Number.POSITIVE_INFINITY } = bounds
  const leaves = end < min || end > max
  return leaves || Math.sign(end) !== Math.sign(edge) ? null : borders
}

/** Even and exponential tails end so many times the distance of the two outermost handfuls beyond the outermost one. */
const tailReach = [1.2, 2.6] as const
/** Of the calendar no further than even ones: recruitment, or a registry, begins and ends on a day. */
const datedReach = [0.4, 1] as const

/**
 * Where the outermost stretch ends: as far beyond the mean of the outermost `minCount` patients as tails from even to
 * exponential reach, told by how far the next `minCount` patients are; the value itself where so many share it. It does not
 * cross 0, and keeps the bounds of the schema.
 */
export function outerBorder(distinct: DistinctValues, side: 'low' | 'high', options: TailEndOptions): number {
  const { step, bounds } = options
  const end = tailEnd(distinct, { ...options, inward: side === 'low' ? 1 : -1 })
  return side === 'low'
    ? Math.max(lowestBorder(end, step), lowestBorder(bounds.min, step))
    : Math.min(highestBorder(end, step), highestBorder(bounds.max, step))
}

function tailEnd(
  distinct: DistinctValues,
  { inward, minCount, step, atoms, isDated = false }: Omit<TailEndOptions, 'bounds'> & { readonly inward: 1 | -1 },
): number {
  const { values, patients } = distinct
  const edge = inward === 1 ? 0 : values.length - 1
  if (patients[edge]! >= minCount) return values[edge]!
  const outer = meanOf(distinct, { start: edge, by: inward, minCount })
  const next = edge + inward * heldTogether(distinct, { start: edge, by: inward, minCount }).values
  const following = { start: next, by: inward, minCount }
  const isTold = heldTogether(distinct, following).people >= minCount
  const gap = isTold ? Math.abs(outer - meanOf(distinct, following)) : blur(outer, step)
  const barrier = inward === 1 ? atoms.findLast((atom) => atom < outer) : atoms.find((atom) => atom > outer)
  const [near, far] = (isDated ? datedReach : tailReach).map((times) => outer - inward * times * gap) as [
    number,
    number,
  ]
  if (barrier !== undefined && inward * (barrier - far) >= 0) return besideAtom(outer, { barrier, inward, step })
  const crossesZero = Math.sign(far) !== Math.sign(outer)
  return crossesZero ? 0 : roundestBetween(Math.min(near, far), Math.max(near, far), step)
}

/** The roundest end of a tail between an atom that it would reach and its own outermost handful. */
function besideAtom(
  outer: number,
  { barrier, inward, step }: { readonly barrier: number; readonly inward: 1 | -1; readonly step: number },
): number {
  if (inward === 1) return roundestBetween(barrier, outer, step)
  return Math.min(roundestBetween(outer, barrier, step), barrier - step)
}

/** Half the width of the stretch that stands for a handful of values: a tenth of them, and two steps at least. */
function blur(value: number, step: number): number {
  return Math.max(0.1 * Math.abs(value), 2 * step, Number.MIN_VALUE)
}

/** The border below the lowest grid value that is not under `min`. */
function lowestBorder(min: number | undefined, step: number): number {
  if (min === undefined) return Number.NEGATIVE_INFINITY
  return step === 0 ? min : (Math.ceil(min / step - 1e-9) - 0.5) * step
}

/** The border above the highest grid value that is not over `max`. */
function highestBorder(max: number | undefined, step: number): number {
  if (max === undefined) return Number.POSITIVE_INFINITY
  return step === 0 ? max : (Math.floor(max / step + 1e-9) + 0.5) * step
}
