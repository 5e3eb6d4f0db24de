import { bootstrapInterval, type Rng } from '../../src/math/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import type { OutcomeUtility } from '../evaluation.js'
import { type Outcome, outcomesOf, targetsOf } from '../learning/outcomes.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import { boosting, type Predictor, predictors } from '../learning/predictors.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { learnerScores, type Predictions, subgroupScores, weightedScore } from './outcome-scores.js'

/** Rows of each side that learners see. */
export const mostRows = 20_000
const fewestTestRows = 20

/** Train on synthetic, test on real: how well an outcome of holdout rows is predicted by learners that saw synthetic rows only. */
export const tstr: Metric = {
  id: 'utility.tstr',
  title: 'Trained on synthetic, tested on real',
  question: 'Can a model trained on the synthetic table predict the outcomes of real people?',
  reading:
    'Mean over outcome columns of the area under the ROC curve (two classes) or the explained share of variance (numbers) of boosted trees trained on synthetic rows and tested on unseen real ones; the copy of train shows what real training rows reach. Columns that tell the outcome by themselves are left out and named in the section on usefulness. It speaks for these outcomes and learners only.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'costly',
  version: 5,
  compute,
}

interface Scored {
  /** The headline score of boosted trees trained on synthetic rows. */
  readonly headline: WeightedScore
  readonly size: number
  readonly detail: OutcomeUtility | null
}

type Sources = Readonly<Record<keyof Predictions, Table>>

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, synthetic, rng, realRng = rng } = context
  const outcomes = outcomesOf(schema, train)
  if (outcomes.length === 0) return { status: 'skipped', reason: 'the schema names no outcome that varies' }
  const made = sampleRows(synthetic, mostRows, rng.fork('synthetic'))
  const real = sampleRows(train, mostRows, realRng.fork('real'))
  const sources = { synthetic: made, real, augmented: concatTables([real, made]) }
  const scored = outcomes.flatMap((outcome) => scoredOutcome(outcome, sources, context) ?? [])
  if (scored.length === 0) return { status: 'skipped', reason: 'no outcome has both classes and enough holdout rows' }
  const mean = (weights: (index: number) => ArrayLike<number>) =>
    scored.reduce((sum, { headline }, index) => sum + headline(weights(index)), 0) / scored.length
  return {
    status: 'ok',
    value: mean((index) => new Uint8Array(scored[index]!.size).fill(1)),
    interval: bootstrapInterval(
      scored.map(({ size }) => size),
      (counts) => {
        const drawn = mean((index) => counts[index]!)
        return Number.isNaN(drawn) ? 0.5 : drawn
      },
      { rng: rng.fork('bootstrap'), replicates: 200 },
    ),
    detail: { outcomes: scored.map(({ detail }) => detail) },
  }
}

/** Null when too few holdout rows have the outcome, or the synthetic ones have one class only. */
function scoredOutcome(
  outcome: Outcome,
  sources: Sources,
  { schema, train, holdout, rng, brief }: EvaluationContext,
): Scored | null {
  const { rows, targets } = targetsOf(holdout, outcome)
  if (targets.length < fewestTestRows) return null
  const streams = rng.fork(`outcome:${outcome.name}`)
  const predict = (predictor: Predictor, source: keyof Predictions) =>
    predicted(predictor, outcome, {
      ...{ from: sources[source], rows },
      rng: streams.fork(`${predictor.name}:${source}`),
    })
  const first = predict(boosting, 'synthetic')
  if (first === null) return null
  const tested = { task: outcome.task, targets, rng: streams }
  const headline = weightedScore(first, tested)
  if (brief) return { headline, size: targets.length, detail: null }
  const all = predictors
    .filter(({ tasks }) => tasks.includes(outcome.task))
    .map((predictor) => ({
      predictor,
      synthetic: predictor === boosting ? first : predict(predictor, 'synthetic'),
      real: predict(predictor, 'real'),
      augmented: predict(predictor, 'augmented'),
    }))
  const own = all.find(({ predictor }) => predictor === boosting)?.real ?? null
  const detail: OutcomeUtility = {
    outcome: outcome.name,
    task: outcome.task,
    testRows: targets.length,
    leaking: outcome.leaking,
    learners: all.map(({ predictor: { name }, ...predictions }) =>
      learnerScores(name, predictions, { ...tested, rng: streams.fork(`scores:${name}`) }),
    ),
    subgroups:
      own === null
        ? []
        : subgroupScores(
            { synthetic: first, real: own },
            { ...tested, schema, train, rows, rng: streams.fork('subgroups') },
          ),
  }
  return { headline, size: targets.length, detail }
}

/** Null when the training table has one class only or no row. */
function predicted(
  predictor: Predictor,
  outcome: Outcome,
  { from, rows, rng }: { readonly from: Table; readonly rows: Table; readonly rng: Rng },
): Float64Array | null {
  const training = targetsOf(from, outcome)
  if (new Set(training.targets).size < 2) return null
  return predictor.fit(outcome, { ...training, rng })(rows)
}
