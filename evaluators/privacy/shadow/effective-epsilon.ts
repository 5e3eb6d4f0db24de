import { clopperPearsonInterval } from '../../../src/math/index.js'

/** Decisions of an attack at one threshold: members called members, and non-members called members. */
export interface Decisions {
  readonly truePositives: number
  readonly members: number
  readonly falsePositives: number
  readonly nonMembers: number
}

/**
 * Lower bound, at confidence `level`, on the ε of any (ε, 0)-differentially private generator these decisions are compatible
 * with: log max(TPR / FPR, TNR / FNR) with Clopper–Pearson ends, each at half of the error (Jagielski et al., NeurIPS 2020).
 * 0 when the attack shows nothing.
 */
export function epsilonLowerBound(
  { truePositives, members, falsePositives, nonMembers }: Decisions,
  level = 0.95,
): number {
  // Two ends are used, each wrong with half of 1 − level.
  const tpr = clopperPearsonInterval({ successes: truePositives, trials: members }, level)
  const fpr = clopperPearsonInterval({ successes: falsePositives, trials: nonMembers }, level)
  const ratio = Math.max(tpr[0] / fpr[1], (1 - fpr[1]) / (1 - tpr[0]))
  return Math.max(0, Math.log(ratio))
}

/** The largest bound that so many decisions can show: a perfect attack. */
export function instrumentCeiling(members: number, nonMembers: number, level = 0.95): number {
  return epsilonLowerBound({ truePositives: members, members, falsePositives: 0, nonMembers }, level)
}
