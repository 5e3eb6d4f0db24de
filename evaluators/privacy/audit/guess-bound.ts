import { logGamma } from '../../../src/math/index.js'
import { confidence } from './audited.js'

export interface Guesses {
  readonly canaries: number
  readonly guessed: number
  readonly right: number
  readonly delta: number
  /** How many such bounds are looked at, of which the best is taken; each then has its part of the doubt. */
  readonly of: number
}

/**
 * ε by guesses of which canaries were in (Steinke, Nasr & Jagielski 2023, theorem 5.2): under (ε, δ) the right ones of r guesses among
 * m canaries are at most a Binomial(r, e^ε/(1 + e^ε)), but for 2mδ times the steepest mean of its chances below. The largest ε that
 * so many right ones refuse.
 */
export function guessBound(guesses: Guesses): number {
  const doubt = (1 - confidence) / guesses.of
  if (chanceOf(guesses, 0) > doubt) return 0
  let low = 0
  let high = 1
  while (chanceOf(guesses, high) <= doubt && high < 64) high *= 2
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (chanceOf(guesses, middle) <= doubt) low = middle
    else high = middle
  }
  return low
}

function chanceOf({ canaries, guessed, right, delta }: Guesses, epsilon: number): number {
  const [logHit, logMiss] = [-Math.log1p(Math.exp(-epsilon)), -Math.log1p(Math.exp(epsilon))]
  const chance = (count: number) =>
    Math.exp(
      logGamma(guessed + 1) -
        logGamma(count + 1) -
        logGamma(guessed - count + 1) +
        count * logHit +
        (guessed - count) * logMiss,
    )
  let beyond = 0
  for (let count = right; count <= guessed; count++) beyond += chance(count)
  let steepest = 0
  let sum = 0
  for (let back = 1; back <= right; back++) {
    sum += chance(right - back)
    steepest = Math.max(steepest, sum / back)
  }
  return Math.min(1, beyond + 2 * canaries * delta * steepest)
}
