import { MirrorwardError } from '../errors.js'
import { type Approximate, zcdpBudget } from './accounting/zcdp.js'

export interface BudgetOptions {
  readonly epsilon: number
  /** At most 1/publicSize²; that when not said. */
  readonly delta?: number
  /** About how many patients there are: a round number that somebody typed, never a count of rows. */
  readonly publicSize: number
  /** Share of δ kept for choices of keys (levels, groups) that no ε alone allows; 0 when there are none. */
  readonly keysShare?: number
  /** Lets ε pass 10 and δ one in ten thousand. */
  readonly acceptWeakPrivacy?: boolean
}

/** A total, checked, in all its currencies. */
export interface Budget extends Approximate {
  readonly publicSize: number
  /** What zCDP entries may add up to. */
  readonly rho: number
  /** What entries with a δ of their own may add up to. */
  readonly keysDelta: number
}

/** The largest ε that is given without being asked twice. */
export const weakEpsilon = 10

/** The largest δ that is given without being asked twice: that of a hundred patients. */
export const weakDelta = 1e-4

/**
 * A total of privacy. Throws `bad-option`: ε not above 0, above 10 unless that is accepted, δ above one in the square of the
 * public size, or above one in ten thousand unless that is accepted, a size that is no round number of patients.
 */
export function budgetOf(options: BudgetOptions): Budget {
  const { epsilon, publicSize, keysShare = 0, acceptWeakPrivacy = false } = options
  if (!(epsilon > 0) || epsilon === Number.POSITIVE_INFINITY)
    throw refused('epsilon must be a number above 0: 1 where membership is sensitive, 3 for a public file')
  if (epsilon > weakEpsilon && !acceptWeakPrivacy)
    throw refused('an epsilon above 10 protects nobody: ask for 10 or less, or accept weak privacy')
  if (!Number.isInteger(publicSize) || publicSize < 1)
    throw refused('the public number of patients must be a whole number of at least 1, as anybody may know it')
  const most = 1 / (publicSize * publicSize)
  const { delta = most } = options
  if (!(delta > 0)) throw refused('delta must be a number above 0')
  if (delta > most * (1 + 1e-9) || delta >= 1)
    throw refused('delta must be at most one in the square of the public number of patients')
  if (delta > weakDelta * (1 + 1e-9) && !acceptWeakPrivacy)
    throw refused(
      options.delta === undefined
        ? `a public number of ${publicSize} patients makes delta 1 in ${publicSize ** 2}, the chance that the promise fails: say a delta of at most 1 in 10000 (0.0001), a larger number if it is true, or accept weak privacy`
        : 'a delta above 1 in 10000, the chance that the promise fails, protects nobody: say 0.0001 or less, or accept weak privacy',
    )
  if (!(keysShare >= 0 && keysShare < 1)) throw refused('the share of delta for keys must lie between 0 and 1')
  const keysDelta = delta * keysShare
  return { epsilon, delta, publicSize, keysDelta, rho: zcdpBudget({ epsilon, delta: delta - keysDelta }) }
}

function refused(message: string): MirrorwardError {
  return new MirrorwardError('bad-option', message)
}
