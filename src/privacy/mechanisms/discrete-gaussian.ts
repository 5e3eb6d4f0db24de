import { MirrorwardError } from '../../errors.js'
import { gaussianRho, type PrivacyLoss } from '../privacy-loss.js'
import { fractionOf, gaussianSampler } from '../randomness/index.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface GaussianOptions {
  /** How far one patient moves the numbers together, in Euclidean norm. */
  readonly sensitivity: number
  /** What it may cost; σ² is rounded up, so that it costs no more. Or say `variance`. */
  readonly rho?: number
  readonly variance?: number
}

/**
 * Whole numbers with noise of the discrete Gaussian distribution: ρ = Δ²/2σ² (Canonne, Kamath & Steinke 2020). See
 * discrete-gaussian.proof.md. Under a microsecond a number.
 */
export function discreteGaussian({ sensitivity, rho, variance }: GaussianOptions): Mechanism<Float64Array> {
  positive('sensitivity', sensitivity)
  const wanted = positive(
    'variance',
    variance ?? (sensitivity * sensitivity) / (2 * positive('rho', rho ?? Number.NaN)),
  )
  if (wanted > 2 ** 78)
    throw new MirrorwardError('bad-option', 'the noise would be larger than any count: allow more rho')
  const fraction = fractionOf(wanted, { bits: 20, towards: 'up' })
  const drawn = Number(fraction.over) / Number(fraction.under)
  const sample = gaussianSampler(fraction)
  const loss: PrivacyLoss = { kind: 'zcdp', rho: gaussianRho(sensitivity, drawn), gaussian: true }
  const mechanism: Mechanism<Float64Array> = {
    name: 'discrete-gaussian',
    sensitivity: { norm: 'l2', bound: sensitivity },
    loss,
    variance: drawn,
    scale: Math.sqrt(drawn),
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (whole, entropy) => whole.map((value) => value + sample(entropy))),
  }
  return mechanism
}
