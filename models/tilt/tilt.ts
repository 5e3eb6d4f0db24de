import type { TreeColumn } from '../network/index.js'
import type { Scale } from './scales.js'

type States = ArrayLike<number>

/** A straight line through other columns for one scale of a column. */
export interface Line {
  /** The scale that it explains. */
  readonly own: number
  /** Scales of columns drawn before, and what one unit of each adds. */
  readonly terms: Int32Array
  readonly coefficients: Float64Array
}

/**
 * What straight lines add to a column's distribution: state s with the scales u(s) is made exp(a · u(s)·m + b · u(s)·μ + c · u(s)²)
 * times as likely, where m are the lines' values and μ the means of u under the distribution itself.
 */
export interface Tilt {
  readonly lines: readonly Line[]
  /** By the lines (a), by the distribution's own mean (b), by the square of the scale (c: 0 for columns without order). */
  readonly strengths: readonly [line: number, mean: number, square: number]
}

/** Lines do not reach further than this, in standard deviations of what they explain. */
const furthest = 4

/** The value of every line at one row, into `out`. O(terms). */
export function lineValues(
  lines: readonly Line[],
  scales: readonly Scale[],
  { states, row, out }: { readonly states: readonly States[]; readonly row: number; readonly out: Float64Array },
): Float64Array {
  lines.forEach(({ terms, coefficients }, index) => {
    let sum = 0
    for (let at = 0; at < terms.length; at++) {
      const { column, values } = scales[terms[at]!]!
      sum += coefficients[at]! * values[states[column]![row]!]!
    }
    out[index] = Math.max(-furthest, Math.min(furthest, sum))
  })
  return out
}

/** States that lines move: missing cells of a column with an order keep their share. */
export function movedStates({ isOrdered, insideCount, variable }: TreeColumn): number {
  return isOrdered ? insideCount : variable.codes.length
}

/**
 * Three numbers for each state, row-major, into `out`: what the strengths of a tilt are multiplied with. O(states × lines).
 */
export function tiltFeatures(
  { lines, scales, moved, isOrdered }: Tilted,
  { shares, values, out }: { readonly shares: Float64Array; readonly values: Float64Array; readonly out: Float64Array },
): void {
  out.fill(0)
  let inside = 0
  for (let state = 0; state < moved; state++) inside += shares[state]!
  lines.forEach(({ own }, index) => {
    const scale = scales[own]!.values
    let mean = 0
    for (let state = 0; state < moved; state++) mean += shares[state]! * scale[state]!
    mean /= inside > 0 ? inside : 1
    for (let state = 0; state < moved; state++) {
      out[3 * state]! += scale[state]! * values[index]!
      out[3 * state + 1]! += scale[state]! * mean
      if (isOrdered) out[3 * state + 2]! += scale[state]! ** 2
    }
  })
}

/** A column's lines with what is needed to apply them. */
export interface Tilted {
  readonly lines: readonly Line[]
  readonly scales: readonly Scale[]
  readonly moved: number
  readonly isOrdered: boolean
}

/** Tilts `shares` in place, by features as `tiltFeatures` gives them; what is not moved keeps its share. O(states). */
export function tiltShares(
  shares: Float64Array,
  {
    features,
    strengths,
    moved,
  }: { readonly features: Float64Array; readonly strengths: Tilt['strengths']; readonly moved: number },
): void {
  let before = 0
  let highest = Number.NEGATIVE_INFINITY
  const exponent = (state: number) =>
    strengths[0] * features[3 * state]! +
    strengths[1] * features[3 * state + 1]! +
    strengths[2] * features[3 * state + 2]!
  for (let state = 0; state < moved; state++) {
    before += shares[state]!
    if (shares[state]! > 0) highest = Math.max(highest, exponent(state))
  }
  if (!(before > 0)) return
  let after = 0
  for (let state = 0; state < moved; state++) {
    if (shares[state]! > 0) shares[state]! *= Math.exp(exponent(state) - highest)
    after += shares[state]!
  }
  for (let state = 0; state < moved; state++) shares[state]! *= before / after
}
