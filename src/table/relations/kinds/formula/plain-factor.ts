import type { NumberColumn } from '../../../column.js'
import { shortestBetween } from '../../shortest-between.js'

/** A factor with as few digits as come within a thousandth of it; four at most. */
export function plainNumber(factor: number): number {
  for (let digits = 1; digits < 4; digits++) {
    const rounded = Number(factor.toPrecision(digits))
    if (Math.abs(rounded - factor) <= 0.001 * Math.abs(factor)) return rounded
  }
  return Number(factor.toPrecision(4))
}

/** A formula and its constant factor, as a divisor where that is plainer. */
export function scaledText(text: string, factor: number): string {
  if (factor === 1) return text
  const divisor = Number((1 / factor).toPrecision(12))
  return digitsOf(divisor) < digitsOf(factor) || Number.isInteger(divisor)
    ? `${text} / ${divisor}`
    : `${text} * ${factor}`
}

/**
 * The plainest factor, or the inverse of the plainest divisor (365.25), with which the formula gives every number of the target up
 * to rounding; nothing when there is none or the target has no precision.
 */
export function exactFactor(
  rows: Uint32Array,
  { target, formula, step }: { readonly target: NumberColumn; readonly formula: Float64Array; readonly step: number },
): number | undefined {
  if (step === 0) return undefined
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (let at = 0; at < rows.length; at++) {
    const size = formula[at]!
    if (size === 0) continue
    const ends = [(target.values[rows[at]!]! - step / 2) / size, (target.values[rows[at]!]! + step / 2) / size]
    least = Math.max(least, Math.min(...ends))
    most = Math.min(most, Math.max(...ends))
  }
  if (!(least < most) || least <= 0 || !Number.isFinite(most)) return undefined
  const [factor, divisor] = [shortestBetween(least, most), shortestBetween(1 / most, 1 / least)]
  return digitsOf(divisor) < digitsOf(factor) ? 1 / divisor : factor
}

function digitsOf(number: number): number {
  return number.toExponential().replace(/e.*$/, '').replaceAll(/[^\d]/g, '').length
}

/** To one digit, upwards: how far a single row lies from the formula is not told. */
