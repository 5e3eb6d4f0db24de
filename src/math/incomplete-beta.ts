import { logGamma } from './log-gamma.js'

/** The two shapes of a beta distribution, both above 0. */
export interface BetaShape {
  readonly alpha: number
  readonly beta: number
}

/**
 * Regularised incomplete beta function I_x(alpha, beta): the distribution function of a beta variable at `value`.
 * Continued fraction (DLMF 8.17.22) by Lentz's method, on the side where it converges fast; error about 1e-13.
 */
export function incompleteBeta(value: number, { alpha, beta }: BetaShape): number {
  if (value <= 0) return 0
  if (value >= 1) return 1
  const logFront =
    logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * Math.log(value) + beta * Math.log1p(-value)
  const front = Math.exp(logFront)
  return value < (alpha + 1) / (alpha + beta + 2)
    ? (front * betaFraction(value, alpha, beta)) / alpha
    : 1 - (front * betaFraction(1 - value, beta, alpha)) / beta
}

/** The value at which the beta distribution function reaches `probability`, by bisection to the last bit. */
export function betaQuantile(probability: number, shape: BetaShape): number {
  if (probability <= 0) return 0
  if (probability >= 1) return 1
  let low = 0
  let high = 1
  for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
    if (incompleteBeta(middle, shape) < probability) low = middle
    else high = middle
  }
  return high
}

function betaFraction(value: number, alpha: number, beta: number): number {
  const tiny = 1e-300
  const guard = (number: number) => (Math.abs(number) < tiny ? tiny : number)
  let numerator = 1
  let denominator = 1 / guard(1 - ((alpha + beta) * value) / (alpha + 1))
  let fraction = denominator
  for (let step = 1; step <= 10_000; step++) {
    const even = (step * (beta - step) * value) / ((alpha + 2 * step - 1) * (alpha + 2 * step))
    denominator = 1 / guard(1 + even * denominator)
    numerator = guard(1 + even / numerator)
    fraction *= denominator * numerator
    const odd = (-(alpha + step) * (alpha + beta + step) * value) / ((alpha + 2 * step) * (alpha + 2 * step + 1))
    denominator = 1 / guard(1 + odd * denominator)
    numerator = guard(1 + odd / numerator)
    const change = denominator * numerator
    fraction *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return fraction
}
