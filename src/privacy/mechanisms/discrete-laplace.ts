import { MirrorwardError } from '../../errors.js'
import { nextUp } from '../accounting/rounded.js'
import { fractionOf, laplaceSampler, type Sampler } from '../randomness/index.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'

export interface LaplaceOptions {
  /** How far one patient moves the numbers together, in the sum of absolute differences. */
  readonly sensitivity: number
  readonly epsilon: number
}

/**
 * Whole numbers with noise of the discrete Laplace distribution, P(y) ∝ exp(−|y|/t): ε = Δ/t (Ghosh, Roughgarden & Sundararajan
 * 2012). See discrete-laplace.proof.md.
 */
export function discreteLaplace({ sensitivity, epsilon }: LaplaceOptions): Mechanism<Float64Array> {
  const { sample, scale } = laplaceNoise(positive('sensitivity', sensitivity) / positive('epsilon', epsilon))
  const mechanism: Mechanism<Float64Array> = {
    name: 'discrete-laplace',
    sensitivity: { norm: 'l1', bound: sensitivity },
    loss: { kind: 'pure', epsilon: nextUp(nextUp(sensitivity / scale)) },
    variance: laplaceVariance(scale),
    scale,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (whole, entropy) => whole.map((value) => value + sample(entropy))),
  }
  return mechanism
}

/** A sampler whose scale is at least the one asked for, and its exact scale. Throws `bad-option` above 2³⁸. */
export function laplaceNoise(asked: number): { readonly sample: Sampler; readonly scale: number } {
  if (asked > 2 ** 38)
    throw new MirrorwardError('bad-option', 'the noise would be larger than any count: allow more epsilon')
  const bits = Math.max(0, Math.min(20, 38 - Math.ceil(Math.log2(asked))))
  const fraction = fractionOf(asked, { bits, towards: 'up' })
  // Never zero: the smallest scale is one step of the fraction.
  const [over, under] = [Math.max(1, Number(fraction.over)), Number(fraction.under)]
  return { sample: laplaceSampler(over, under), scale: over / under }
}

/** 2·e^(1/t)/(e^(1/t) − 1)², about 2t². */
export function laplaceVariance(scale: number): number {
  return 1 / (2 * Math.sinh(1 / (2 * scale)) ** 2)
}
