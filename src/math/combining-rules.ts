import { studentQuantile } from './jackknife-interval.js'
import { normalQuantile } from './normal-quantile.js'

/** An estimate from one synthetic table and its squared standard error, as if the table were real. */
export interface Estimate {
  readonly value: number
  readonly variance: number
}

/**
 * How the synthetic tables came about. `fully`: every row of a population drawn from the posterior predictive distribution
 * (Raghunathan, Reiter & Rubin, J. Off. Stat. 19, 2003). `partially`: some cells of the real rows replaced by such draws (Reiter,
 * Surv. Methodol. 29, 2003). `fitted`: all rows drawn from one fitted model, as the models here do (Raab, Nowok & Dibben, J.
 * Priv. Confid. 7, 2016). `imputed`: no real cell replaced, missing ones drawn (Rubin, Multiple Imputation for Nonresponse in
 * Surveys, 1987).
 */
export type Synthesis = 'fully' | 'partially' | 'fitted' | 'imputed'

export interface CombineOptions {
  readonly synthesis: Synthesis
  /** Rows of a synthetic table ÷ rows of the real one; `fitted` and `fully` use it. */
  readonly rowRatio?: number
  /** Confidence level. */
  readonly level?: number
}

export interface CombinedEstimate extends Estimate {
  /** Of Student's t; infinite for `fitted`, which has no variance between tables in it. */
  readonly degrees: number
  readonly interval: readonly [low: number, high: number]
}

/**
 * One estimate about the population from the same analysis of m synthetic tables. With q̄ the mean, b the variance between and
 * v̄ the mean variance within: `fully` T = (1 + 1/m) b − v̄ with (m − 1)(1 − v̄/((1 + 1/m) b))² degrees of freedom, and
 * rowRatio × v̄ where T is not positive (Reiter, J. Off. Stat. 18, 2002); `partially` T = v̄ + b/m with
 * (m − 1)(1 + v̄/(b/m))²; `imputed` T = v̄ + (1 + 1/m) b with (m − 1)(1 + v̄/((1 + 1/m) b))²; `fitted` T = (rowRatio + 1/m) v̄, which one table suffices for. With fewer than some fifty tables, `fully` holds the truth more
 * often than `level` says. Undefined for no table, and for one unless `fitted`.
 *
 * @example
 * combineEstimates([{ value: 1.1, variance: 0.04 }, { value: 0.9, variance: 0.04 }], { synthesis: 'fitted' })
 */
export function combineEstimates(
  estimates: readonly Estimate[],
  { synthesis, rowRatio = 1, level = 0.95 }: CombineOptions,
): CombinedEstimate | undefined {
  const count = estimates.length
  if (count === 0 || (count === 1 && synthesis !== 'fitted')) return undefined
  const value = estimates.reduce((sum, estimate) => sum + estimate.value, 0) / count
  const within = estimates.reduce((sum, estimate) => sum + estimate.variance, 0) / count
  const between = estimates.reduce((sum, estimate) => sum + (estimate.value - value) ** 2, 0) / (count - 1)
  const { variance, degrees } = totals[synthesis]({ count, within, between, rowRatio })
  const reach =
    degrees === Number.POSITIVE_INFINITY ? normalQuantile((1 + level) / 2) : studentQuantile((1 + level) / 2, degrees)
  const margin = reach * Math.sqrt(variance)
  return { value, variance, degrees, interval: [value - margin, value + margin] }
}

interface Parts {
  readonly count: number
  readonly within: number
  readonly between: number
  readonly rowRatio: number
}

const totals: Readonly<Record<Synthesis, (parts: Parts) => Pick<CombinedEstimate, 'variance' | 'degrees'>>> = {
  fully({ count, within, between, rowRatio }) {
    const spread = (1 + 1 / count) * between
    const variance = spread - within
    // The degrees of freedom vanish with the variance: the replacement is a variance of one table, so m − 1 stand.
    if (!(variance > 0)) return { variance: rowRatio * within, degrees: count - 1 }
    return { variance, degrees: (count - 1) * (1 - within / spread) ** 2 }
  },
  partially({ count, within, between }) {
    const spread = between / count
    const degrees = spread > 0 ? (count - 1) * (1 + within / spread) ** 2 : Number.POSITIVE_INFINITY
    return { variance: within + spread, degrees }
  },
  imputed({ count, within, between }) {
    const spread = (1 + 1 / count) * between
    const degrees = spread > 0 ? (count - 1) * (1 + within / spread) ** 2 : Number.POSITIVE_INFINITY
    return { variance: within + spread, degrees }
  },
  fitted: ({ count, within, rowRatio }) => ({
    variance: (rowRatio + 1 / count) * within,
    degrees: Number.POSITIVE_INFINITY,
  }),
}
