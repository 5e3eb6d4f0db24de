import { type PrivacyLoss, partsOf } from '../privacy-loss.js'
import { gaussianEpsilon } from './gaussian-delta.js'
import { pldEpsilon } from './pld.js'
import type { SubsampledGaussian } from './rdp-subsampled.js'
import { zcdpBudget, zcdpEpsilon } from './zcdp.js'

/** How the ε of a ledger was found; `split`: by zCDP at one half of δ, and by distributions of losses at the other. */
export type Accounting = 'gaussian' | 'zcdp' | 'losses' | 'split'

/**
 * ε of all losses together at a total of δ; δ of keys counts first. Exact where every one is Gaussian, by zCDP else. Sums over random
 * batches are composed by their distributions of losses; beside anything else, each currency gets half of δ and their ε add.
 */
export function composedEpsilon(
  losses: readonly PrivacyLoss[],
  delta: number,
): { readonly epsilon: number; readonly accounting: Accounting } {
  const { zcdp, batches } = partsOf(losses)
  const left = delta - zcdp.delta
  if (batches.length > 0) {
    if (zcdp.rho === 0) return { epsilon: batchesEpsilon(batches, left), accounting: 'losses' }
    return { epsilon: zcdpEpsilon(zcdp.rho, left / 2) + batchesEpsilon(batches, left / 2), accounting: 'split' }
  }
  const byZcdp = zcdpEpsilon(zcdp.rho, left)
  const isGaussian = losses.every((loss) => loss.kind === 'zcdp' && loss.gaussian === true)
  if (!isGaussian) return { epsilon: byZcdp, accounting: 'zcdp' }
  return { epsilon: Math.min(byZcdp, gaussianEpsilon(zcdp.rho, left)), accounting: 'gaussian' }
}

/**
 * What zCDP entries may add up to beside random batches: the ρ whose ε at half of δ is what the batches leave at the other half. Without
 * batches `rho`. Basic composition, so that what is asked next may depend on every answer.
 */
export function allowedRho(
  losses: readonly PrivacyLoss[],
  { epsilon, delta, rho }: { readonly epsilon: number; readonly delta: number; readonly rho: number },
): number {
  const { batches } = partsOf(losses)
  if (batches.length === 0) return rho
  const left = epsilon - batchesEpsilon(batches, delta / 2)
  return left > 0 ? Math.min(rho, zcdpBudget({ epsilon: left, delta: delta / 2 })) : 0
}

const known = new Map<string, number>()
const mostKnown = 256

/** Kept, for a ledger asks it again with every entry. */
function batchesEpsilon(batches: readonly SubsampledGaussian[], delta: number): number {
  const runs = batches.map(({ noiseMultiplier, sampling, steps }) => ({ noiseMultiplier, sampling, steps }))
  const key = JSON.stringify([runs, delta])
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const epsilon = pldEpsilon(runs, delta)
  if (known.size >= mostKnown) known.clear()
  known.set(key, epsilon)
  return epsilon
}
