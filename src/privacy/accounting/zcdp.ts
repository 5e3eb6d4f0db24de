import { nextUp } from './rounded.js'

/** ε and δ of approximate differential privacy. */
export interface Approximate {
  readonly epsilon: number
  readonly delta: number
}

/**
 * The zCDP of an ε-private mechanism, ρ = ε·tanh(ε/2): at most ε²/2, tight for a randomised answer (Bun & Steinke 2016,
 * proposition 3.3, sharpened; differential-privacy reference 2.2). Rounded up.
 */
export function zcdpOfPure(epsilon: number): number {
  return up(epsilon * Math.tanh(epsilon / 2))
}

/** The zCDP of the exponential mechanism, ρ = ε²/8 by its bounded range (Cesar & Rogers 2021). Rounded up. */
export function zcdpOfBoundedRange(epsilon: number): number {
  return up((epsilon * epsilon) / 8)
}

/**
 * ln δ at which a ρ-zCDP mechanism is (ε, δ)-private: the minimum over α > 1 of (α−1)(αρ−ε) + α·ln(1−1/α) − ln(α−1) (Canonne,
 * Kamath & Steinke 2020, proposition 12). Every α gives a true bound, so an inexact minimum reports too much, never too little.
 */
export function zcdpLogDelta(rho: number, epsilon: number): number {
  if (rho === 0) return Number.NEGATIVE_INFINITY
  let low = 1.01
  let high = (epsilon + 1) / (2 * rho) + 2
  for (let step = 0; step < 200; step++) {
    const order = (low + high) / 2
    const slope = (2 * order - 1) * rho - epsilon + Math.log1p(-1 / order)
    if (slope < 0) low = order
    else high = order
  }
  const order = (low + high) / 2
  const bound = (order - 1) * (order * rho - epsilon) + order * Math.log1p(-1 / order) - Math.log(order - 1)
  return Math.min(0, bound)
}

/** The ε at which a ρ-zCDP mechanism is (ε, δ)-private; the upper end of the search. 0 for ρ = 0. */
export function zcdpEpsilon(rho: number, delta: number): number {
  if (rho === 0) return 0
  if (!(delta > 0)) return Number.POSITIVE_INFINITY
  const wanted = Math.log(delta)
  let low = 0
  let high = rho + 2 * Math.sqrt(rho * -wanted)
  while (zcdpLogDelta(rho, high) > wanted) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (zcdpLogDelta(rho, middle) <= wanted) high = middle
    else low = middle
  }
  return high
}

/** The largest ρ whose mechanisms are (ε, δ)-private: the lower end of the search, so that a budget is never passed. */
export function zcdpBudget({ epsilon, delta }: Approximate): number {
  const wanted = Math.log(delta)
  let low = 0
  let high = epsilon + 1
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (zcdpLogDelta(middle, epsilon) <= wanted) low = middle
    else high = middle
  }
  return low
}

function up(value: number): number {
  return nextUp(nextUp(nextUp(value)))
}
