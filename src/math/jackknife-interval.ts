import { betaQuantile } from './incomplete-beta.js'

/**
 * Interval of a statistic from its values with one group of rows left out at a time (delete-a-group jackknife, Kott, J. Off.
 * Stat. 17, 2001): value ± t(groups − 1) × standard error. For statistics a bootstrap would bias, such as distances
 * between distributions. Throws nothing; [value, value] for fewer than two groups.
 */
export function jackknifeInterval(
  value: number,
  leftOut: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): [low: number, high: number] {
  const groups = leftOut.length
  if (groups < 2) return [value, value]
  const estimates = Array.from(leftOut)
  const mean = estimates.reduce((sum, each) => sum + each, 0) / groups
  const squares = estimates.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  const margin = studentQuantile((1 + level) / 2, groups - 1) * Math.sqrt(((groups - 1) / groups) * squares)
  return [value - margin, value + margin]
}

/** Quantile of Student's t distribution for probability ≥ 0.5, by way of the beta distribution (DLMF 8.17). */
export function studentQuantile(probability: number, degrees: number): number {
  const share = betaQuantile(2 * (1 - probability), { alpha: degrees / 2, beta: 0.5 })
  return Math.sqrt((degrees * (1 - share)) / share)
}
