import { zcdpOfBoundedRange } from '../accounting/zcdp.js'
import { below, bernoulliExp } from '../randomness/index.js'
import { type Mechanism, releaseScores } from './mechanism.js'
import { coinPerStep, type SelectionOptions, scoreSteps } from './score-grid.js'

/**
 * Chooses a candidate, P ∝ exp(ε·score/2Δ): the exponential mechanism (McSherry & Talwar 2007), ρ = ε²/8 (Cesar & Rogers 2021),
 * by coins alone. The number of the chosen one. See exponential.proof.md. Candidates are public: at least one.
 */
export function exponential(options: SelectionOptions): Mechanism<number> {
  const coin = coinPerStep(options)
  const mechanism: Mechanism<number> = {
    name: 'exponential',
    sensitivity: { norm: 'linf', bound: options.sensitivity },
    loss: { kind: 'pure', epsilon: options.epsilon, rho: zcdpOfBoundedRange(options.epsilon) },
    scale: options.epsilon,
    release: (exact, charge) =>
      releaseScores(mechanism, { exact, charge }, (scores, entropy) => {
        const steps = scoreSteps(scores, options.sensitivity)
        const best = steps.reduce((most, each) => Math.max(most, each))
        for (;;) {
          const candidate = below(steps.length, entropy)
          const behind = BigInt(best - steps[candidate]!)
          if (bernoulliExp(coin.over * behind, coin.under, entropy)) return candidate
        }
      }),
  }
  return mechanism
}
