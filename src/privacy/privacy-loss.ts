import type { SubsampledGaussian } from './accounting/rdp-subsampled.js'
import { nextUp, sumUp } from './accounting/rounded.js'
import { zcdpOfPure } from './accounting/zcdp.js'

/** What a release costs. Costs add by `composed`, always rounded up. */
export type PrivacyLoss =
  /** ρ of zero-concentrated differential privacy; `gaussian` where the noise is Gaussian and nothing else. */
  | { readonly kind: 'zcdp'; readonly rho: number; readonly gaussian?: true }
  /** ε of pure differential privacy, and its ρ where that is known to be smaller than the general one. */
  | { readonly kind: 'pure'; readonly epsilon: number; readonly rho?: number }
  /** (ε, δ), of a choice of keys. */
  | { readonly kind: 'approximate'; readonly epsilon: number; readonly delta: number }
  /** ρ but for a chance of δ, of counts released above a threshold. */
  | { readonly kind: 'approximate-zcdp'; readonly rho: number; readonly delta: number }
  /** Noisy sums over random batches: `steps` draws with this share of patients and noise of this many clipping norms. */
  | {
      readonly kind: 'subsampled-gaussian'
      readonly noiseMultiplier: number
      readonly sampling: number
      readonly steps: number
    }

/** A loss in the currency of the ledger: ρ, but for a chance of δ. */
export interface Zcdp {
  readonly rho: number
  readonly delta: number
}

/** A loss as ρ and δ; infinite for sums over random batches, which are counted apart: see `partsOf`. */
export function zcdpOf(loss: PrivacyLoss): Zcdp {
  switch (loss.kind) {
    case 'zcdp':
      return { rho: loss.rho, delta: 0 }
    case 'pure':
      return { rho: loss.rho ?? zcdpOfPure(loss.epsilon), delta: 0 }
    case 'approximate':
      return { rho: zcdpOfPure(loss.epsilon), delta: loss.delta }
    case 'approximate-zcdp':
      return { rho: loss.rho, delta: loss.delta }
    case 'subsampled-gaussian':
      return { rho: Number.POSITIVE_INFINITY, delta: 0 }
  }
}

/** What several losses cost together, never less than their exact sum. */
export function addedZcdp(losses: readonly Zcdp[]): Zcdp {
  return { rho: sumUp(losses.map(({ rho }) => rho)), delta: sumUp(losses.map(({ delta }) => delta)) }
}

/** Losses in the two currencies that a ledger counts: ρ and δ together, and sums over random batches as they are. */
export function partsOf(losses: readonly PrivacyLoss[]): {
  readonly zcdp: Zcdp
  readonly batches: readonly SubsampledGaussian[]
} {
  const batches = losses.filter((loss) => loss.kind === 'subsampled-gaussian')
  const others = losses.filter((loss) => loss.kind !== 'subsampled-gaussian')
  return { zcdp: addedZcdp(others.map(zcdpOf)), batches }
}

/** ρ of noise of variance σ² (as it is drawn) on numbers that one patient moves by `bound` in Euclidean norm. Rounded up. */
export function gaussianRho(bound: number, variance: number): number {
  return nextUp(nextUp(nextUp((bound * bound) / (2 * variance))))
}
