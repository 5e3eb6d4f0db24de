import { type Estimate, normalQuantile } from '../../src/math/index.js'
import type { Interval } from '../metric.js'

/** What became of an effect: at most a quarter of it is left, at most half, or its sign is turned and clear of 0. */
export type EffectFate = 'kept' | 'weakened' | 'lost' | 'reversed'

/** A clear effect of the training rows and what the synthetic ones have of it. */
export interface ComparedEffect<Named> {
  readonly named: Named
  readonly real: Estimate
  /** Null where the synthetic rows allow no finite estimate: lost, yet never surely. */
  readonly synthetic: Estimate | null
  readonly fate: EffectFate
  /** Lost or reversed by more than chance: at most one release in a hundred of unseen people shows any. */
  readonly isSure: boolean
}

const chance = 0.01
const doubt = 0.1
const shown = 20
const mostShown = 500
const z95 = 1.959963984540054

/** The clear effects, and how many are lost beyond chance or may be. */
export interface ComparedEffects<Named> {
  readonly effects: readonly ComparedEffect<Named>[]
  readonly sure: number
  readonly suspected: number
}

export interface CompareEffectsOptions<Named> {
  /** Smaller effects are not called clear, however sure. */
  readonly weakest?: number
  /** A costlier error of an effect that looks lost; the larger of both counts. */
  refine?(named: Named): { readonly real: number; readonly synthetic: number }
}

/**
 * The effects that are clear in the training rows, each with its fate: clear is a two-sided test at 1 % divided by the number of
 * effects looked at (Bonferroni), a sure loss a one-sided test of the difference at 1 % divided likewise.
 * Suspected losses are the same test's at 10 %, and effects without a finite estimate; the sure ones are among them.
 */
export function compareEffects<Named>(
  effects: readonly Omit<ComparedEffect<Named>, 'fate' | 'isSure'>[],
  { weakest = 0, refine }: CompareEffectsOptions<Named> = {},
): ComparedEffects<Named> {
  const least = normalQuantile(1 - chance / (2 * Math.max(1, effects.length)))
  const clear = effects.filter(({ real }) => Math.abs(real.value) > Math.max(weakest, least * Math.sqrt(real.variance)))
  // Among all that were looked at: the clear ones are those that chance made larger.
  const surely = normalQuantile(1 - chance / Math.max(1, effects.length))
  const maybe = normalQuantile(1 - doubt / Math.max(1, effects.length))
  const compared = clear.map((effect) => {
    const fate = fateOf(effect)
    const looksLost = (fate === 'lost' || fate === 'reversed') && !(shortfallOf(effect) <= maybe)
    const shortfall = looksLost ? shortfallOf(refine ? refined(effect, refine(effect.named)) : effect) : 0
    return { effect: { ...effect, fate, isSure: shortfall > surely }, isSuspected: !(shortfall <= maybe) }
  })
  return {
    effects: compared.map(({ effect }) => effect),
    sure: compared.filter(({ effect }) => effect.isSure).length,
    suspected: compared.filter(({ isSuspected }) => isSuspected).length,
  }
}

/** The suspected losses' share of the clear effects, down to the sure ones'. */
export function lostShare({ effects, sure, suspected }: ComparedEffects<unknown>): {
  readonly value: number
  readonly interval: Interval
} {
  const share = suspected / effects.length
  return { value: share, interval: [sure / effects.length, share] }
}

/** How many effects have which fate. */
export function countFates({ effects }: ComparedEffects<unknown>): Readonly<Record<EffectFate, number>> {
  const counts = { kept: 0, weakened: 0, lost: 0, reversed: 0 }
  for (const { fate } of effects) counts[fate]++
  return counts
}

/** The effects that are not kept, the sure losses first, then by how much is missing: every sure one to 500, twenty at most with the others. */
export function worstEffects<Named>(
  { effects, sure }: ComparedEffects<Named>,
  missing: (effect: ComparedEffect<Named>) => number = () => 0,
): ComparedEffect<Named>[] {
  return effects
    .filter(({ fate }) => fate !== 'kept')
    .sort((a, b) => Number(b.isSure) - Number(a.isSure) || missing(b) - missing(a))
    .slice(0, Math.max(shown, Math.min(sure, mostShown)))
}

type Pair = Pick<ComparedEffect<unknown>, 'real' | 'synthetic'>

function fateOf({ real, synthetic }: Pair): EffectFate {
  if (synthetic === null) return 'lost'
  const share = synthetic.value / real.value
  if (share < 0 && Math.abs(synthetic.value) > z95 * Math.sqrt(synthetic.variance)) return 'reversed'
  if (share <= 0.25) return 'lost'
  return share <= 0.5 ? 'weakened' : 'kept'
}

function refined({ real, synthetic }: Pair, errors: { readonly real: number; readonly synthetic: number }): Pair {
  const larger = (estimate: Estimate, error: number) => ({
    ...estimate,
    variance: Math.max(estimate.variance, error ** 2),
  })
  return { real: larger(real, errors.real), synthetic: synthetic && larger(synthetic, errors.synthetic) }
}

/** How many standard errors the synthetic effect falls short, towards 0 and beyond it. */
function shortfallOf({ real, synthetic }: Pair): number {
  if (synthetic === null) return Number.NaN
  const short = (real.value - synthetic.value) * Math.sign(real.value)
  return short / Math.sqrt(real.variance + synthetic.variance)
}
