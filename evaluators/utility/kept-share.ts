import { bootstrapInterval, type Rng } from '../../src/math/index.js'
import type { Outcome } from '../learning/outcomes.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import { weightedScore } from './outcome-scores.js'

/** Twice as much as real rows teach is as far as it goes. */
export const mostKept = 2
const replicates = 200

/** What guessing reaches: areas under the ROC curve, and explained shares of variance. */
export const chanceOf = { classification: 0.5, regression: 0 } as const satisfies Record<Outcome['task'], number>

/** How far a score lies above chance; 0 where there is no score. */
export function aboveChance(score: number, task: Outcome['task']): number {
  return Number.isFinite(score) ? score - chanceOf[task] : 0
}

/**
 * What is kept of the real-trained score above chance: unlike scores, such as areas and explained shares, become shares of one
 * kind. From 0, chance or below, to 2.
 */
export function keptShare({ synthetic, real }: Readonly<Record<'synthetic' | 'real', number>>): number {
  return Math.max(0, Math.min(mostKept, synthetic / Math.max(1e-9, real)))
}

/** Whether trees that learnt on real rows do better than chance by more than chance: its 95 % interval lies above. */
export function isPredictable(
  predictions: Float64Array | null,
  { task, targets, rng }: { readonly task: Outcome['task']; readonly targets: Float64Array; readonly rng: Rng },
): boolean {
  if (predictions === null) return false
  const score = weightedScore(predictions, { task, targets })
  const [low] = bootstrapInterval([targets.length], ([counts]) => aboveChance(score(counts!), task), {
    rng,
    replicates,
  })
  return low > 0
}

/** The kept share over weighted rows; trees that could not learn keep nothing. */
export function keptScore(
  { synthetic, real }: { readonly synthetic: Float64Array | null; readonly real: Float64Array },
  tested: { readonly task: Outcome['task']; readonly targets: Float64Array },
): WeightedScore {
  if (synthetic === null) return () => 0
  const [made, own] = [weightedScore(synthetic, tested), weightedScore(real, tested)]
  const above = (score: WeightedScore, weights: ArrayLike<number>) => aboveChance(score(weights), tested.task)
  return (weights) => keptShare({ synthetic: above(made, weights), real: above(own, weights) })
}
