import { normalQuantile, wilsonInterval } from '../../src/math/index.js'

/** What one cluster (a note, a table) adds to a ratio of sums: `part` of `whole`, 0 ≤ part ≤ whole. */
export interface ClusterShare {
  readonly part: number
  readonly whole: number
}

/** A share of things that come in clusters, with its interval. */
export interface MeasuredShare {
  readonly part: number
  readonly whole: number
  /** Null without any whole. */
  readonly share: number | null
  readonly interval: readonly [low: number, high: number]
}

/**
 * Sum of parts over sum of wholes, with Wilson's interval by cluster: the trials are as many as independent ones would
 * be that vary as the clusters do (Kish's design effect with the ratio's linearised variance; Korn and Graubard, Survey
 * Methodology 24, 1998), at most the things counted; where every cluster shows the same share, the clusters.
 */
export function ratioByCluster(clusters: readonly ClusterShare[], level = 0.95): MeasuredShare {
  const filled = clusters.filter(({ whole }) => whole > 0)
  const part = filled.reduce((sum, cluster) => sum + cluster.part, 0)
  const whole = filled.reduce((sum, cluster) => sum + cluster.whole, 0)
  if (whole === 0) return { part, whole, share: null, interval: [0, 1] }
  const share = part / whole
  const trials = Math.min(whole, independentTrials(filled, { share, whole }))
  return { part, whole, share, interval: wilsonInterval({ successes: share * trials, trials }, level) }
}

/** A mean number a cluster, with the interval of the normal approximation, no lower than 0. */
export function meanByCluster(numbers: readonly number[], level = 0.95): { mean: number; interval: [number, number] } {
  const count = numbers.length
  if (count === 0) return { mean: 0, interval: [0, Number.POSITIVE_INFINITY] }
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / Math.max(1, count - 1)
  const margin = normalQuantile((1 + level) / 2) * Math.sqrt(variance / count)
  return { mean, interval: [Math.max(0, mean - margin), mean + margin] }
}

function independentTrials(clusters: readonly ClusterShare[], { share, whole }: { share: number; whole: number }) {
  const count = clusters.length
  if (count < 2) return count
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.part - share * cluster.whole) ** 2, 0)
  const variance = ((count / (count - 1)) * squares) / whole ** 2
  return variance === 0 ? count : (share * (1 - share)) / variance
}
