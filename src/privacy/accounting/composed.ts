import { addedZcdp, type PrivacyLoss, zcdpOf } from '../privacy-loss.js'
import { gaussianEpsilon } from './gaussian-delta.js'
import { zcdpEpsilon } from './zcdp.js'

/** How the ε of a ledger was found. */
export type Accounting = 'gaussian' | 'zcdp'

/** ε of all losses together at a total of δ: exact where every one is Gaussian, by zCDP else; δ of keys counts first. */
export function composedEpsilon(
  losses: readonly PrivacyLoss[],
  delta: number,
): { readonly epsilon: number; readonly accounting: Accounting } {
  const { rho, delta: own } = addedZcdp(losses.map(zcdpOf))
  const left = delta - own
  const byZcdp = zcdpEpsilon(rho, left)
  const isGaussian = losses.every((loss) => loss.kind === 'zcdp' && loss.gaussian === true)
  if (!isGaussian) return { epsilon: byZcdp, accounting: 'zcdp' }
  return { epsilon: Math.min(byZcdp, gaussianEpsilon(rho, left)), accounting: 'gaussian' }
}
