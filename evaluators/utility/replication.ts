import { wilsonInterval } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { Coefficient, ReplicatedTerm, ReplicationDetail } from '../evaluation.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Interval, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { intervalOf, intervalOverlap } from './interval-overlap.js'
import { compareRegressions, type RegressionComparison } from './regressions.js'

/** Rows of each side that regressions are fitted to. */
export const mostRows = 20_000
const z = 1.959963984540054

/** Overlap of the 95 % intervals of regression coefficients from training and from synthetic rows. */
export const replication: Metric = {
  id: 'utility.replication',
  title: 'Regression coefficients replicated',
  question: 'Would a regression on the synthetic table come to the same conclusions?',
  reading:
    'Mean over the terms of one regression per outcome (logistic or linear) and per time to an event (Cox) of how much the 95 % intervals of the two coefficients overlap; 1 is the same interval, 0 apart or further, or no finite coefficient in the synthetic table. Unseen real rows show what chance leaves. One model per outcome is asked, with main effects only, without columns that tell the outcome by themselves.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'regressions',
  asksRows: mostRows,
  version: 5,
  compute,
}

function compute({ schema, train, synthetic, rng, realRng = rng }: EvaluationContext): MetricResult {
  // Rows of the same numbers: a copy of train has just the coefficients of train.
  const drawn = (table: Table) =>
    remembered([table], `rows by ${realRng.path}`, () => sampleRows(table, mostRows, realRng.fork('rows')))
  const models = compareRegressions(schema, { train: drawn(train), others: [drawn(synthetic)] }).map(
    ({ outcome, model, leaking, leftOut, terms }) => ({
      ...{ outcome, model, leaking, leftOut },
      terms: terms.map(replicated),
    }),
  )
  const terms = models.flatMap((model) => model.terms)
  if (terms.length < 2) return { status: 'skipped', reason: 'no regression with two terms can be fitted' }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const overlaps = terms.map(({ overlap }) => overlap)
  const value = mean(overlaps)
  const error = Math.sqrt(mean(overlaps.map((overlap) => (overlap - value) ** 2)) / (overlaps.length - 1))
  const clear = terms.filter(({ real }) => real.low > 0 || real.high < 0)
  const covered = terms.filter((term) => term.covered).length
  const detail: ReplicationDetail = {
    models,
    clearTerms: clear.length,
    lostTerms: clear.filter((term) => leftOf(term) <= 0.25).length,
    weakenedTerms: clear.filter((term) => leftOf(term) > 0.25 && leftOf(term) <= 0.5).length,
    sameSign: clear.filter(({ real, synthetic: made }) => made && made.coefficient * real.coefficient > 0).length,
    coverage: { value: covered / terms.length, interval: wilsonInterval({ successes: covered, trials: terms.length }) },
  }
  return {
    status: 'ok',
    value,
    // Over terms: the terms of one regression are not independent, so this is a rough guide.
    interval: [Math.max(0, value - z * error), Math.min(1, value + z * error)],
    detail: { ...detail },
  }
}

/** The share of a coefficient that is left; none without a finite one. */
function leftOf({ real, synthetic }: ReplicatedTerm): number {
  return synthetic === null ? 0 : synthetic.coefficient / real.coefficient
}

function replicated({ term, real, synthetic }: RegressionComparison['terms'][number]): ReplicatedTerm {
  const made = synthetic?.[0]
  const own = coefficientOf(real.value, intervalOf(real))
  if (made === undefined) return { term, real: own, synthetic: null, overlap: 0, covered: false }
  const interval = intervalOf(made)
  return {
    term,
    real: own,
    synthetic: coefficientOf(made.value, interval),
    overlap: intervalOverlap(intervalOf(real), interval),
    covered: interval[0] <= real.value && real.value <= interval[1],
  }
}

function coefficientOf(coefficient: number, [low, high]: Interval): Coefficient {
  return { coefficient, low, high }
}
