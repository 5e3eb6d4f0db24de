import { below } from '../randomness/index.js'
import { laplaceNoise } from './discrete-laplace.js'
import { type Mechanism, positive, releaseOnce } from './mechanism.js'
import type { SelectionOptions } from './score-grid.js'

/**
 * The number of the largest of whole scores, each with discrete Laplace noise of scale 2Δ/ε (Dwork & Roth 2014, 3.3). Ties, which
 * whole numbers have, go to a fresh order of the candidates, never to the first. See report-noisy-max.proof.md.
 */
export function reportNoisyMax(options: SelectionOptions): Mechanism<number> {
  const { sensitivity, epsilon, monotone = false } = options
  const factor = monotone ? 1 : 2
  const { sample, scale } = laplaceNoise((factor * positive('sensitivity', sensitivity)) / positive('epsilon', epsilon))
  const mechanism: Mechanism<number> = {
    name: 'report-noisy-max',
    sensitivity: { norm: 'linf', bound: sensitivity },
    loss: { kind: 'pure', epsilon },
    scale,
    release: (exact, charge) =>
      releaseOnce(mechanism, { exact, charge }, (scores, entropy) => {
        let best = Number.NEGATIVE_INFINITY
        let chosen = 0
        let tied = 0
        for (const [candidate, score] of scores.entries()) {
          const noisy = score + sample(entropy)
          if (noisy < best) continue
          tied = noisy > best ? 1 : tied + 1
          best = noisy
          if (below(tied, entropy) === 0) chosen = candidate
        }
        return chosen
      }),
  }
  return mechanism
}
