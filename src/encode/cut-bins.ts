import type { NumberCell, Piece } from './codebook.js'
import { type DistinctValues, heldTogether } from './distinct-values.js'
import { guardedBorder, meanOf, roundestBetween } from './guarded-border.js'
import { tailBorders, tailOf, withTail } from './tail-pieces.js'

export interface CutBinsOptions {
  readonly bins: number
  /** Patients a piece must stand for. */
  readonly minCount: number
  readonly step: number
  /** Inclusive; from the schema. */
  readonly bounds: { readonly min?: number; readonly max?: number }
  /** Values with a code of their own, ascending: tails do not reach over them. */
  readonly atoms: Float64Array
}

type Bin = Extract<NumberCell, { type: 'bin' }>

const binPatients = 10
const mostStretches = 16

/**
 * Equal-frequency bins over values that are not atoms; equal values stay together. Inside a bin, values that `minCount`
 * patients share stand as they are, and the others are pooled into stretches of at least `minCount` patients. Every border is
 * guarded (see `guardedBorder`): no value of fewer than `minCount` patients enters the book, nor a number it can be solved
 * from. O(distinct values).
 */
export function cutBins(distinct: DistinctValues, options: CutBinsOptions): Bin[] {
  const { values, patients } = distinct
  if (values.length === 0) return []
  const { bins, minCount } = options
  const total = sum(patients, 0, values.length)
  const count = Math.max(1, Math.min(bins, Math.floor(total / Math.max(binPatients, minCount))))
  const ends = equalFrequencyEnds(patients, count)
  const tails = { low: tailEnds(distinct, 1, options), high: tailEnds(distinct, -1, options) }
  const low = tails.low?.[0] ?? outerBorder(distinct, 'low', options)
  const high = Math.max(low, tails.high?.[0] ?? outerBorder(distinct, 'high', options))
  const inner = ends.slice(0, -1).flatMap((end) => guardedBorder(distinct, end, options) ?? [])
  const borders = ascendingWithin(inner, { low, high })
  const starts = borders.map((border) => firstNotBelow(values, border))
  const cut = [low, ...borders].map((from, index): Bin => {
    const part = {
      low: from,
      high: borders[index] ?? high,
      start: starts[index - 1] ?? 0,
      end: starts[index] ?? values.length,
    }
    return { type: 'bin', low: part.low, high: part.high, pieces: pieces(distinct, { ...options, ...part }) }
  })
  const peopleOf = (bin: number) => sum(patients, starts[bin - 1] ?? 0, starts[bin] ?? values.length)
  return cut.map((bin, at) => {
    const last = cut.length - 1
    const lower = at === 0 && tails.low !== null ? extended(bin, tails.low, { people: peopleOf(0), minCount }) : bin
    return at === last && tails.high !== null
      ? extended(lower, tails.high, { people: peopleOf(last), minCount })
      : lower
  })
}

/** An outermost bin with its tail, in which the people lie that were left out. */
function extended(
  { low, high, pieces: own }: Bin,
  borders: readonly number[],
  { people, minCount }: { readonly people: number; readonly minCount: number },
): Bin {
  const end = borders.at(-1)!
  const tailShare = (minCount - 1) / (people + minCount - 1)
  return {
    type: 'bin',
    low: Math.min(low, end),
    high: Math.max(high, end),
    pieces: withTail(own, { borders, tailShare }),
  }
}

/** Shares do not exceed 1, per cent and most scores and ages not 100: a tail does not take a column there. */
const naturalEnds = [1, 100]

/**
 * The borders of a tail, outwards; null where there is none, where it would cross 0, 1 or 100 or leave the bounds of the schema,
 * and beside an atom, which may be what the people beyond have.
 */
function tailEnds(
  distinct: DistinctValues,
  inward: 1 | -1,
  { minCount, step, bounds, atoms }: CutBinsOptions,
): number[] | null {
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

/** The borders strictly inside (low, high), each above the one before: a guarded border may meet its neighbour. */
function ascendingWithin(
  borders: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
): number[] {
  const kept: number[] = []
  for (const border of borders) if (border > (kept.at(-1) ?? low) && border < high) kept.push(border)
  return kept
}

/** The index of the first value that is not below `border`. */
function firstNotBelow(values: Float64Array, border: number): number {
  const found = values.findIndex((value) => value >= border)
  return found < 0 ? values.length : found
}

/** Where each bin ends (exclusive), as indices of distinct values. Every bin gets at least `minimum` patients. */
function equalFrequencyEnds(patients: Float64Array, count: number): number[] {
  const total = sum(patients, 0, patients.length)
  const ends: number[] = []
  let before = 0
  let inBin = 0
  for (let index = 0; index < patients.length; index++) {
    inBin += patients[index]!
    const wanted = (total - before) / (count - ends.length)
    const next = patients[index + 1] ?? 0
    const isFull = inBin + next / 2 >= wanted
    const leavesEnough = total - before - inBin >= Math.min(wanted, binPatients)
    if (isFull && leavesEnough && ends.length < count - 1) {
      ends.push(index + 1)
      before += inBin
      inBin = 0
    }
  }
  ends.push(patients.length)
  return ends
}

/** Even and exponential tails end so many times the distance of the two outermost handfuls beyond the outermost one. */
const tailReach = [1.2, 2.6] as const

/**
 * Where the outermost stretch ends: as far beyond the mean of the outermost `minCount` patients as tails from even to
 * exponential reach, told by how far the next `minCount` patients are; the value itself where so many share it. It does not
 * cross 0, and keeps the bounds of the schema.
 */
function outerBorder(distinct: DistinctValues, side: 'low' | 'high', options: CutBinsOptions): number {
  const { step, bounds } = options
  const end = tailEnd(distinct, { ...options, inward: side === 'low' ? 1 : -1 })
  return side === 'low'
    ? Math.max(lowestBorder(end, step), lowestBorder(bounds.min, step))
    : Math.min(highestBorder(end, step), highestBorder(bounds.max, step))
}

function tailEnd(
  distinct: DistinctValues,
  { inward, minCount, step, atoms }: Omit<CutBinsOptions, 'bins' | 'bounds'> & { readonly inward: 1 | -1 },
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
  const [near, far] = tailReach.map((times) => outer - inward * times * gap) as [number, number]
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

interface BinPart extends CutBinsOptions {
  readonly low: number
  readonly high: number
  readonly start: number
  readonly end: number
}

function pieces(distinct: DistinctValues, part: BinPart): Piece[] {
  const { values, rows, patients } = distinct
  const { start, end, low, high, minCount } = part
  const total = sum(rows, start, end)
  // A guarded border may leave no value of its bin on its side.
  if (total === 0) return [{ share: 1, from: low, to: high }]
  const points: Piece[] = []
  const pooled: number[] = []
  for (let index = start; index < end; index++) {
    if (patients[index]! >= minCount)
      points.push({ share: rows[index]! / total, from: values[index]!, to: values[index]! })
    else pooled.push(index)
  }
  const divisions = stretchStarts(pooled, patients, minCount).flatMap(
    (index) => guardedBorder(distinct, index, part) ?? [],
  )
  const borders = ascendingWithin(divisions, part)
  const stretches = [low, ...borders].map((from, at): Piece => {
    const to = borders[at] ?? Number.POSITIVE_INFINITY
    const within = pooled.filter((index) => (at === 0 || values[index]! >= from) && values[index]! < to)
    return { share: within.reduce((count, index) => count + rows[index]!, 0) / total, from, to: borders[at] ?? high }
  })
  return [...points, ...stretches.filter(({ share }) => share > 0)].sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Where stretches begin, but for the first: indices of pooled values, at least twice `minCount` patients apart. */
function stretchStarts(pooled: readonly number[], patients: Float64Array, minCount: number): number[] {
  const total = pooled.reduce((count, index) => count + patients[index]!, 0)
  const count = Math.max(1, Math.min(mostStretches, Math.floor(total / (2 * minCount))))
  const starts: number[] = []
  let done = 0
  for (const index of pooled) {
    if (starts.length < count - 1 && done >= ((starts.length + 1) * total) / count) starts.push(index)
    done += patients[index]!
  }
  return starts
}

function sum(numbers: Float64Array, start: number, end: number): number {
  let total = 0
  for (let index = start; index < end; index++) total += numbers[index]!
  return total
}
