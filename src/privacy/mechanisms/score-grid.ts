import { type Fraction, fractionOf } from '../randomness/index.js'
import { largest, positive } from './mechanism.js'

export interface SelectionOptions {
  /** The largest change of any score when one patient comes or goes: a public number. */
  readonly sensitivity: number
  readonly epsilon: number
  /** True where a patient who comes moves all scores the same way, or none: half the noise for the same ε. To be proved. */
  readonly monotone?: boolean
}

/** Steps of the public grid on which scores are compared, to one sensitivity. */
const stepsPerSensitivity = 1024

/** Scores in whole steps: none moves by more than `stepsPerSensitivity` + 1 of them. */
export function scoreSteps(scores: ArrayLike<number>, sensitivity: number): Float64Array {
  return Float64Array.from(scores, (score) => {
    if (Number.isNaN(score)) return -largest
    return Math.min(largest, Math.max(-largest, Math.floor((score / sensitivity) * stepsPerSensitivity)))
  })
}

/** The coin with which a candidate `steps` behind the best is taken: exp(−ε·steps/2Δ), as a fraction to multiply by `steps`. */
export function coinPerStep({ sensitivity, epsilon, monotone = false }: SelectionOptions): Fraction {
  positive('sensitivity', sensitivity)
  const { over, under } = fractionOf(positive('epsilon', epsilon), { bits: 60, towards: 'down' })
  return { over, under: under * BigInt(stepsPerSensitivity + 1) * (monotone ? 1n : 2n) }
}
