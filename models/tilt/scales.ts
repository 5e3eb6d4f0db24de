import { normalQuantile } from '../../src/math/index.js'
import type { TreeColumn } from '../network/index.js'

/** Numbers in place of the states of one column; mean 0 and variance 1 over the training rows. */
export interface Scale {
  readonly column: number
  readonly values: Float64Array
}

/** Levels of a column without order that have a scale of their own, at most. */
const mostLevels = 12

/**
 * How a column enters straight lines: columns with an order by the normal score of each state's middle rank, where a missing
 * cell stands at the mean and may have an indicator beside; others by indicators of their levels but the most frequent
 * one. A level of fewer than `leastRows` rows has none. Counts are all that is known of the rows. O(states log states).
 */
export function columnScales(
  { isOrdered, insideCount }: TreeColumn,
  { column, counts, leastRows }: { readonly column: number; readonly counts: Uint32Array; readonly leastRows: number },
): Scale[] {
  const rowCount = counts.reduce((sum, count) => sum + count, 0)
  const indicator = (state: number) => ({ column, values: standardised(indicatorOf(state, counts.length), counts) })
  const isCommon = (state: number) => counts[state]! >= leastRows && rowCount - counts[state]! >= leastRows
  const states = [...counts.keys()]
  if (isOrdered) {
    const outside = states.slice(insideCount).filter(isCommon)
    const scores = standardised(normalScores(counts, insideCount), counts, insideCount)
    return [...(scores.some((value) => value !== 0) ? [{ column, values: scores }] : []), ...outside.map(indicator)]
  }
  const byCount = states.sort((a, b) => counts[b]! - counts[a]! || a - b)
  return byCount
    .slice(1, 1 + mostLevels)
    .filter(isCommon)
    .map(indicator)
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
