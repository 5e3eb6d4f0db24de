import type { NumberCell, Piece } from './codebook.js'
import type { DistinctValues } from './distinct-values.js'
import { keptShare, overstatement } from './frequent-values.js'
import { guardedBorder } from './guarded-border.js'
import { outerBorder, type TailEndOptions, tailEnds } from './outer-border.js'
import { withTail } from './tail-pieces.js'

export interface CutBinsOptions extends TailEndOptions {
  readonly bins: number
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
  const overstated = overstatement(distinct, minCount)
  const cut = [low, ...borders].map((from, index): Bin => {
    const part = {
      low: from,
      high: borders[index] ?? high,
      start: starts[index - 1] ?? 0,
      end: starts[index] ?? values.length,
    }
    return {
      type: 'bin',
      low: part.low,
      high: part.high,
      pieces: pieces(distinct, { ...options, ...part, overstated }),
    }
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

interface BinPart extends CutBinsOptions {
  readonly low: number
  readonly high: number
  readonly start: number
  readonly end: number
  /** People fewer than have it that a frequent value stands for. */
  readonly overstated: number
}

function pieces(distinct: DistinctValues, part: BinPart): Piece[] {
  const { values, rows, patients } = distinct
  const { start, end, low, high, minCount } = part
  const total = sum(rows, start, end)
  // A guarded border may leave no value of its bin on its side.
  if (total === 0) return [{ share: 1, from: low, to: high }]
  const frequent: number[] = []
  const pooled: number[] = []
  for (let index = start; index < end; index++) (patients[index]! >= minCount ? frequent : pooled).push(index)
  const divisions = stretchStarts(pooled, patients, minCount).flatMap(
    (index) => guardedBorder(distinct, index, part) ?? [],
  )
  const borders = ascendingWithin(divisions, part)
  const all = [low, ...borders].map((from, at) => {
    const to = borders[at] ?? Number.POSITIVE_INFINITY
    const within = pooled.filter((index) => (at === 0 || values[index]! >= from) && values[index]! < to)
    return { from, to: borders[at] ?? high, rows: within.reduce((count, index) => count + rows[index]!, 0) }
  })
  const stretches = all.filter((stretch) => stretch.rows > 0)
  const points = frequent.map((index): Piece => {
    const value = values[index]!
    const around = stretches.find(({ to }) => value < to) ?? stretches.at(-1)
    const kept = around === undefined ? 1 : keptShare(patients[index]!, part.overstated)
    if (around !== undefined) around.rows += (1 - kept) * rows[index]!
    return { share: (kept * rows[index]!) / total, from: value, to: value }
  })
  const spread = stretches.map(({ from, to, rows: held }): Piece => ({ share: held / total, from, to }))
  return [...points, ...spread].sort((a, b) => a.from - b.from || a.to - b.to)
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
