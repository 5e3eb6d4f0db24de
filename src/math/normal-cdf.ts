const rootTwoPi = Math.sqrt(2 * Math.PI)

/** Density of the standard normal distribution. */
export function normalDensity(value: number): number {
  return Math.exp((-value * value) / 2) / rootTwoPi
}

/**
 * Distribution function of the standard normal: P(Z ≤ value), relative error below 1e-12 down to −37.
 * Power series near the centre (Marsaglia, J. Stat. Softw. 11(4), 2004), Laplace's continued fraction in the tails.
 */
export function normalCdf(value: number): number {
  if (value < -3) return upperTail(-value)
  if (value > 3) return 1 - upperTail(value)
  let term = value
  let sum = value
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (value * value) / odd
    sum += term
  }
  return 0.5 + normalDensity(value) * sum
}

/** P(Z > value) for value ≥ 3, where 120 steps of the fraction are more than enough. */
function upperTail(value: number): number {
  let fraction = value
  for (let step = 120; step >= 1; step--) fraction = value + step / fraction
  return normalDensity(value) / fraction
}
