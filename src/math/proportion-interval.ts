import { betaQuantile } from './incomplete-beta.js'
import { normalQuantile } from './normal-quantile.js'

/** Successes among trials; 0 ≤ successes ≤ trials. */
export interface Proportion {
  readonly successes: number
  readonly trials: number
}

/** Wilson's score interval of a proportion at confidence `level`. [0, 1] without trials. (JASA 22, 1927.) */
export function wilsonInterval({ successes, trials }: Proportion, level = 0.95): [low: number, high: number] {
  if (trials === 0) return [0, 1]
  const z = normalQuantile((1 + level) / 2)
  const centre = (successes + (z * z) / 2) / (trials + z * z)
  const margin = (z / (trials + z * z)) * Math.sqrt((successes * (trials - successes)) / trials + (z * z) / 4)
  return [Math.max(0, centre - margin), Math.min(1, centre + margin)]
}

/** Clopper and Pearson's exact interval: covers at least `level`, whatever the proportion. (Biometrika 26, 1934.) */
export function clopperPearsonInterval({ successes, trials }: Proportion, level = 0.95): [low: number, high: number] {
  const miss = (1 - level) / 2
  const low = successes === 0 ? 0 : betaQuantile(miss, { alpha: successes, beta: trials - successes + 1 })
  const high = successes === trials ? 1 : betaQuantile(1 - miss, { alpha: successes + 1, beta: trials - successes })
  return [low, high]
}
