import { nextUp } from '../accounting/rounded.js'
import { laplaceNoise } from './discrete-laplace.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface AboveThresholdOptions {
  /** How far one patient moves any of the answers. */
  readonly sensitivity: number
  readonly threshold: number
  /** Spent on the threshold, once. */
  readonly thresholdEpsilon: number
  /** Spent on the answers, however many lie below. */
  readonly answerEpsilon: number
  /** Stops after so many answers above. */
  readonly positives: number
}

/**
 * Which of a row of whole numbers lie above a threshold, until `positives` do: 1 above, 0 below, shorter than what was given once
 * it stops (sparse vector; Lyu, Su & Li 2017, algorithm 7 without numbers). See above-threshold.proof.md.
 */
export function aboveThreshold(options: AboveThresholdOptions): Mechanism<Uint8Array> {
  const { sensitivity, threshold, thresholdEpsilon, answerEpsilon, positives } = options
  positive('sensitivity', sensitivity)
  positive('positives', positives)
  const border = laplaceNoise(sensitivity / positive('thresholdEpsilon', thresholdEpsilon))
  const answer = laplaceNoise((2 * positives * sensitivity) / positive('answerEpsilon', answerEpsilon))
  const mechanism: Mechanism<Uint8Array> = {
    name: 'above-threshold',
    sensitivity: { norm: 'linf', bound: sensitivity },
    loss: { kind: 'pure', epsilon: nextUp(thresholdEpsilon + answerEpsilon) },
    scale: answer.scale,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (values, entropy) => {
        const noisyThreshold = Math.ceil(threshold) + border.sample(entropy)
        const above: number[] = []
        let found = 0
        for (const value of values) {
          const isAbove = value + answer.sample(entropy) >= noisyThreshold
          above.push(isAbove ? 1 : 0)
          if (isAbove) found++
          if (found >= positives) break
        }
        return Uint8Array.from(above)
      }),
  }
  return mechanism
}
