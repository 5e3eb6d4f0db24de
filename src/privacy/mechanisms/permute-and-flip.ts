import { below, bernoulliExp } from '../randomness/index.js'
import { type Mechanism, releaseScores } from './mechanism.js'
import { coinPerStep, type SelectionOptions, scoreSteps } from './score-grid.js'

/**
 * Chooses a candidate: visits them in random order and takes the first whose coin exp(ε·(score − best)/2Δ) falls (McKenna &
 * Sheldon 2020). Never worse than the exponential mechanism under pure ε; its ρ is the general one. See permute-and-flip.proof.md.
 */
export function permuteAndFlip(options: SelectionOptions): Mechanism<number> {
  const coin = coinPerStep(options)
  const mechanism: Mechanism<number> = {
    name: 'permute-and-flip',
    sensitivity: { norm: 'linf', bound: options.sensitivity },
    loss: { kind: 'pure', epsilon: options.epsilon },
    scale: options.epsilon,
    release: (exact, charge) =>
      releaseScores(mechanism, { exact, charge }, (scores, entropy) => {
        const steps = scoreSteps(scores, options.sensitivity)
        const best = steps.reduce((most, each) => Math.max(most, each))
        const waiting = Array.from(steps.keys())
        for (;;) {
          const place = below(waiting.length, entropy)
          const candidate = waiting[place]!
          const behind = BigInt(best - steps[candidate]!)
          if (bernoulliExp(coin.over * behind, coin.under, entropy)) return candidate
          waiting[place] = waiting.at(-1)!
          waiting.pop()
        }
      }),
  }
  return mechanism
}
