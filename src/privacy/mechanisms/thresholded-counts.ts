import { nextUp } from '../accounting/rounded.js'
import { gaussianThreshold } from '../accounting/thresholds.js'
import { gaussianRho } from '../privacy-loss.js'
import { fractionOf, gaussianSampler } from '../randomness/index.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface ThresholdedOptions {
  readonly rho: number
  readonly delta: number
  /** Keys that one patient may have at most. */
  readonly keysPerPatient: number
}

/** Counts of the keys that pass, with their noise; NaN where a key is dropped. */
export interface ThresholdedCounts extends Mechanism<Float64Array> {
  readonly threshold: number
}

/**
 * Counts of keys that are not public, each with discrete Gaussian noise, and only of those whose noisy count passes a threshold
 * that a single patient's passes with a chance of δ/keys. See thresholded-counts.proof.md.
 */
export function thresholdedCounts({ rho, delta, keysPerPatient }: ThresholdedOptions): ThresholdedCounts {
  positive('keysPerPatient', keysPerPatient)
  const wanted = keysPerPatient / (2 * positive('rho', rho))
  const fraction = fractionOf(wanted, { bits: 20, towards: 'up' })
  const variance = Number(fraction.over) / Number(fraction.under)
  const sample = gaussianSampler(fraction)
  // The discrete tail from m on is at most the continuous one from m − 1 on (Canonne, Kamath & Steinke 2020, fact 24).
  const threshold = Math.ceil(gaussianThreshold(Math.sqrt(variance), positive('delta', delta) / keysPerPatient)) + 1
  const mechanism: ThresholdedCounts = {
    name: 'thresholded-counts',
    sensitivity: { norm: 'l2', bound: Math.sqrt(keysPerPatient) },
    loss: { kind: 'approximate-zcdp', rho: gaussianRho(nextUp(Math.sqrt(keysPerPatient)), variance), delta },
    variance,
    scale: Math.sqrt(variance),
    threshold,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (counts, entropy) =>
        counts.map((count) => {
          // A key that nobody has is not there: only keys of somebody are given, and a count of 0 never passes.
          const noisy = count + sample(entropy)
          return count > 0 && noisy >= threshold ? noisy : Number.NaN
        }),
      ),
  }
  return mechanism
}
