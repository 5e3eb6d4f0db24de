import {
  coxRegression,
  linearRegression,
  logisticRegression,
  type Regression,
  regressionDesign,
} from '../../src/learn/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import { durationsOf, followUpsOf } from '../learning/follow-up.js'
import { outcomesOf, predictorNames, targetsOf } from '../learning/outcomes.js'
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
    'Mean over the terms of one regression per outcome (logistic or linear) and per time to an event (Cox) of how much the 95 % intervals of the two coefficients overlap; 1 is the same interval, 0 apart or further. Unseen real rows show what chance leaves. One model per outcome is asked, with main effects only.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic, rng }: EvaluationContext): MetricResult {
  const tables = {
    real: sampleRows(train, mostRows, rng.fork('rows')),
    made: sampleRows(synthetic, mostRows, rng.fork('rows')),
  }
  const models = [...regressions(schema, tables), ...hazards(schema, tables)]
  const terms = models.flatMap((model) => model.terms)
  if (terms.length < 2) return { status: 'skipped', reason: 'no regression can be fitted on both sides' }
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

interface Sides {
  readonly real: Table
  readonly made: Table
}

interface ModelComparison {
  readonly outcome: string
  readonly model: 'logistic' | 'linear' | 'cox'
  readonly terms: readonly ReturnType<typeof compare>[]
}

/** One logistic or linear model per outcome. */
function regressions(schema: Schema, { real, made }: Sides): ModelComparison[] {
  return outcomesOf(schema, real).flatMap((outcome) => {
    const design = regressionDesign(real, outcome.features)
    const isClass = outcome.task === 'classification'
    const [own, other] = [real, made].map((table) => {
      const { rows, targets } = targetsOf(table, outcome)
      return (isClass ? logisticRegression : linearRegression)(design.encode(rows), targets)
    })
    if (own === undefined || other === undefined) return []
    // The intercept comes first and is not compared.
    const terms = design.termNames.map((name, index) => compare(name, index + 1, own, other))
    return [{ outcome: outcome.name, model: isClass ? 'logistic' : 'linear', terms }]
  })
}

/** One Cox model per time-to-event pair. */
function hazards(schema: Schema, { real, made }: Sides): ModelComparison[] {
  const pairs = followUpsOf(schema, real)
  const features = predictorNames(schema)
  return pairs.flatMap((pair) => {
    const design = regressionDesign(real, features)
    const [own, other] = [real, made].map((table) => {
      const { rows, ...followed } = durationsOf(table, pair)
      return coxRegression(design.encode(table.take(rows)), followed)
    })
    if (own === undefined || other === undefined) return []
    const terms = design.termNames.map((name, index) => compare(name, index, own, other))
    return [{ outcome: `${pair.event} by ${pair.time}`, model: 'cox', terms }]
  })
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
