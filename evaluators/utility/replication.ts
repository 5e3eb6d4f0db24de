import { linearRegression, logisticRegression, type Regression, regressionDesign } from '../../src/learn/index.js'
import type { Table } from '../../src/table/index.js'
import { type Outcome, outcomesOf, targetsOf } from '../learning/outcomes.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'

const mostRows = 20_000
const z = 1.959963984540054

/** Overlap of the 95 % intervals of regression coefficients from training and from synthetic rows. */
export const replication: Metric = {
  id: 'utility.replication',
  title: 'Regression coefficients replicated',
  question: 'Would a regression on the synthetic table come to the same conclusions?',
  reading:
    'Mean over the terms of one logistic or linear regression per outcome of how much the 95 % intervals of the two coefficients overlap; 1 is the same interval, 0 apart or further. Unseen real rows show what chance leaves. One model per outcome is asked, with main effects only.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic, rng }: EvaluationContext): MetricResult {
  const models = outcomesOf(schema, train).flatMap((outcome) => {
    const design = regressionDesign(train, outcome.features)
    const fitOn = (table: Table, name: string) => {
      const { rows, targets } = targetsOf(sampleRows(table, mostRows, rng.fork(name)), outcome)
      return regression(outcome)(design.encode(rows), targets)
    }
    const [real, made] = [fitOn(train, 'real'), fitOn(synthetic, 'synthetic')]
    if (real === undefined || made === undefined) return []
    return [
      { outcome: outcome.name, terms: design.termNames.map((name, index) => compare(name, index + 1, real, made)) },
    ]
  })
  const terms = models.flatMap((model) => model.terms)
  if (terms.length < 2)
    return { status: 'skipped', reason: 'no outcome has a regression that can be fitted on both sides' }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const overlaps = terms.map(({ overlap }) => overlap)
  const value = mean(overlaps)
  const error = Math.sqrt(mean(overlaps.map((overlap) => (overlap - value) ** 2)) / (overlaps.length - 1))
  const clear = terms.filter(({ real }) => real.low > 0 || real.high < 0)
  return {
    status: 'ok',
    value,
    // Over terms: the terms of one regression are not independent, so this is a rough guide.
    interval: [Math.max(0, value - z * error), Math.min(1, value + z * error)],
    detail: {
      models,
      clearTerms: clear.length,
      sameSign: clear.filter(({ real, synthetic: { coefficient } }) => coefficient * real.coefficient > 0).length,
    },
  }
}

function regression({ task }: Outcome) {
  return task === 'classification' ? logisticRegression : linearRegression
}

/** Karr et al. (Am. Stat. 60, 2006): the mean share of the two intervals that they have in common, cut at 0. */
export function intervalOverlap(
  first: { readonly low: number; readonly high: number },
  second: { readonly low: number; readonly high: number },
): number {
  const common = Math.min(first.high, second.high) - Math.max(first.low, second.low)
  return Math.max(0, (common / (first.high - first.low) + common / (second.high - second.low)) / 2)
}

function compare(term: string, index: number, real: Regression, synthetic: Regression) {
  const interval = ({ coefficients, errors }: Regression) => ({
    coefficient: coefficients[index]!,
    low: coefficients[index]! - z * errors[index]!,
    high: coefficients[index]! + z * errors[index]!,
  })
  const [own, made] = [interval(real), interval(synthetic)]
  return { term, real: own, synthetic: made, overlap: intervalOverlap(own, made) }
}
