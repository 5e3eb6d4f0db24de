import type { NumberCell, Piece } from './codebook.js'
import type { DistinctValues } from './distinct-values.js'
import { borderBetween } from './grid.js'

export interface CutBinsOptions {
  readonly bins: number
  /** Patients a piece must stand for. */
  readonly minCount: number
  readonly step: number
  /** Inclusive; from the schema. */
  readonly bounds: { readonly min?: number; readonly max?: number }
}

type Bin = Extract<NumberCell, { type: 'bin' }>

const binPatients = 10
const mostStretches = 16

/**
 * Equal-frequency bins over values that are not atoms; equal values stay together. Inside a bin, values that `minCount`
 * patients share stand as they are, and the others are pooled into stretches of at least `minCount` patients with borders
 * half-way between neighbours. The outermost borders keep the mean of the last pool rather than the extreme value itself:
 * no value of fewer than `minCount` patients enters the book. O(distinct values).
 */
export function cutBins(distinct: DistinctValues, options: CutBinsOptions): Bin[] {
  const { values, patients } = distinct
  if (values.length === 0) return []
  const { bins, step } = options
  const total = sum(patients, 0, values.length)
  const count = Math.max(1, Math.min(bins, Math.floor(total / Math.max(binPatients, options.minCount))))
  const ends = equalFrequencyEnds(patients, count)
  const borders = [
    outerBorder(distinct, 'low', options),
    ...ends.slice(0, -1).map((end) => borderBetween(values[end - 1]!, values[end]!, step)),
    outerBorder(distinct, 'high', options),
  ]
  return ends.map((end, index) => {
    const low = borders[index] ?? 0
    const high = Math.max(low, borders[index + 1] ?? 0)
    return {
      type: 'bin',
      low,
      high,
      pieces: pieces(distinct, { ...options, low, high, start: ends[index - 1] ?? 0, end }),
    }
  })
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

/** A border at which an even spread over the outermost pool has the pool's own mean. */
function outerBorder(
  { values, rows, patients }: DistinctValues,
  side: 'low' | 'high',
  { minCount, step, bounds }: CutBinsOptions,
): number {
  const isLow = side === 'low'
  const at = (offset: number) => (isLow ? offset : values.length - 1 - offset)
  let pooled = 0
  let weight = 0
  let weighted = 0
  let offset = 0
  while (offset < values.length && (pooled < minCount || offset < 2)) {
    pooled += patients[at(offset)]!
    weight += rows[at(offset)]!
    weighted += rows[at(offset)]! * values[at(offset)]!
    offset++
  }
  const mean = weighted / weight
  const inner =
    offset < values.length
      ? borderBetween(...ascending(values[at(offset - 1)]!, values[at(offset)]!), step)
      : mean + (isLow ? 1 : -1) * blur(mean, step)
  const even = 2 * mean - inner
  // A pool with one far value has its mean nearer to the border than its bulk: never cut into the bulk.
  const frequent = patients[at(0)]! >= minCount ? values[at(0)]! : mean
  return isLow
    ? Math.max(lowestBorder(Math.min(even, frequent), step), lowestBorder(bounds.min, step))
    : Math.min(highestBorder(Math.max(even, frequent), step), highestBorder(bounds.max, step))
}

function ascending(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one]
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

function pieces({ values, rows, patients }: DistinctValues, part: BinPart): Piece[] {
  const { start, end, low, high, minCount, step } = part
  const total = sum(rows, start, end)
  const points: Piece[] = []
  const pooled: number[] = []
  for (let index = start; index < end; index++) {
    if (patients[index]! >= minCount)
      points.push({ share: rows[index]! / total, from: values[index]!, to: values[index]! })
    else pooled.push(index)
  }
  const pooledPatients = pooled.reduce((count, index) => count + patients[index]!, 0)
  const stretchCount = Math.max(1, Math.min(mostStretches, Math.floor(pooledPatients / (2 * minCount))))
  const stretches: Piece[] = []
  let from = low
  let inStretch = 0
  let patientsDone = 0
  pooled.forEach((index, position) => {
    inStretch += rows[index]!
    patientsDone += patients[index]!
    const isLast = position === pooled.length - 1
    const isFull = patientsDone >= ((stretches.length + 1) * pooledPatients) / stretchCount
    if (!isLast && !(isFull && stretches.length < stretchCount - 1)) return
    const to = isLast ? high : Math.max(from, borderBetween(values[index]!, values[pooled[position + 1]!]!, step))
    stretches.push({ share: inStretch / total, from, to })
    from = to
    inStretch = 0
  })
  return [...points, ...stretches].sort((a, b) => a.from - b.from || a.to - b.to)
}

function sum(numbers: Float64Array, start: number, end: number): number {
  let total = 0
  for (let index = start; index < end; index++) total += numbers[index]!
  return total
}
