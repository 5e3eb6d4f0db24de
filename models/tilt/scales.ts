import { normalQuantile } from '../../src/math/index.js'
import type { TreeColumn } from '../network/index.js'

/** Numbers in place of the states of one column; mean 0 and variance 1 over the training rows. */
export interface Scale {
  readonly column: number
  readonly values: Float64Array
}

/** A scale while lines are fitted. */
export interface FittedScale extends Scale {
  /** Of a column with an order: whether lines explain it; they only go through the others. */
  readonly isExplained?: boolean
  /** Whether lines go through it only where that is very clear. */
  readonly isSecond?: boolean
}

/** Share of the rows that makes a state of an ordered column a matter of its own: zeros. */
const frequentShare = 0.1
/** States that a column has at least whose frequent ones are. */
const fewestStates = 8

/** Levels of a column without order that have a scale of their own, at most. */
const mostLevels = 12

/**
 * How a column enters straight lines: columns with an order by the normal score of each state's middle rank, where a missing
 * cell stands at the mean and may have an indicator beside, and by second scales; others by indicators of their levels but the
 * most frequent one. A level of fewer than `leastRows` rows has none. Counts are all that is known of the rows. O(states log states).
 */
export function columnScales(
  { isOrdered, insideCount }: TreeColumn,
  { column, counts, leastRows }: { readonly column: number; readonly counts: Uint32Array; readonly leastRows: number },
): FittedScale[] {
  const rowCount = counts.reduce((sum, count) => sum + count, 0)
  const indicator = (state: number) => ({ column, values: standardised(indicatorOf(state, counts.length), counts) })
  const isCommon = (state: number) => counts[state]! >= leastRows && rowCount - counts[state]! >= leastRows
  const states = [...counts.keys()]
  if (isOrdered) {
    const outside = states.slice(insideCount).filter(isCommon)
    const scores = standardised(normalScores(counts, insideCount), counts, insideCount)
    return [
      ...(isVarying(scores) ? [{ column, values: scores, isExplained: true }] : []),
      ...(insideCount > 2 ? secondScales(scores, { column, counts, insideCount, isCommon }) : []),
      ...outside.map(indicator),
    ]
  }
  const byCount = states.sort((a, b) => counts[b]! - counts[a]! || a - b)
  return byCount
    .slice(1, 1 + mostLevels)
    .filter(isCommon)
    .map(indicator)
}

/** The square of the scores, for what is more at both ends than between them, and indicators of frequent states: zeros. */
function secondScales(
  scores: Float64Array,
  {
    column,
    counts,
    insideCount,
    isCommon,
  }: {
    readonly column: number
    readonly counts: Uint32Array
    readonly insideCount: number
    readonly isCommon: (state: number) => boolean
  },
): FittedScale[] {
  const rowCount = counts.reduce((sum, count) => sum + count, 0)
  const inside = [...counts.keys()].slice(0, insideCount)
  const frequent =
    inside.length < fewestStates
      ? []
      : inside.filter((state) => counts[state]! >= frequentShare * rowCount && isCommon(state))
  const squares = standardised(
    scores.map((score) => score * score),
    counts,
    insideCount,
  )
  return [
    ...(isVarying(squares) ? [{ column, values: squares, isSecond: true, isExplained: true }] : []),
    ...frequent.map((state) => ({
      ...{ column, isSecond: true },
      values: standardised(indicatorOf(state, counts.length), counts),
    })),
  ]
}

function isVarying(values: Float64Array): boolean {
  return values.some((value) => value !== 0)
}

function indicatorOf(state: number, stateCount: number): Float64Array {
  const values = new Float64Array(stateCount)
  values[state] = 1
  return values
}

function normalScores(counts: Uint32Array, inside: number): Float64Array {
  const values = new Float64Array(counts.length)
  const total = counts.subarray(0, inside).reduce((sum, count) => sum + count, 0)
  let below = 0
  for (let state = 0; state < inside; state++) {
    values[state] = normalQuantile((below + counts[state]! / 2) / Math.max(1, total))
    below += counts[state]!
  }
  return values.map((value) => (Number.isFinite(value) ? value : 0))
}

/** Over the rows of the first `inside` states; the others stand at the mean. */
function standardised(values: Float64Array, counts: Uint32Array, inside = counts.length): Float64Array {
  let [total, sum, squares] = [0, 0, 0]
  for (let state = 0; state < inside; state++) {
    total += counts[state]!
    sum += counts[state]! * values[state]!
    squares += counts[state]! * values[state]! ** 2
  }
  const mean = total > 0 ? sum / total : 0
  const deviation = total > 0 ? Math.sqrt(Math.max(0, squares / total - mean * mean)) : 0
  return values.map((value, state) => (state < inside && deviation > 1e-9 ? (value - mean) / deviation : 0))
}
