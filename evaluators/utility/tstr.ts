import { bootstrapInterval, type Rng } from '../../src/math/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import { type Outcome, outcomesOf, targetsOf } from '../learning/outcomes.js'
import { areaScore, explainedShare, type WeightedScore } from '../learning/prediction-score.js'
import { boosting, type Predictor, predictors } from '../learning/predictors.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'

const mostRows = 20_000
const fewestTestRows = 20

/** Train on synthetic, test on real: how well an outcome of holdout rows is predicted by learners that saw synthetic rows only. */
export const tstr: Metric = {
  id: 'utility.tstr',
  title: 'Trained on synthetic, tested on real',
  question: 'Can a model trained on the synthetic table predict the outcomes of real people?',
  reading:
    'Mean over outcome columns of the area under the ROC curve (two classes) or the explained share of variance (numbers) of boosted trees trained on synthetic rows and tested on unseen real ones; the copy of train shows what real training rows reach. It speaks for these outcomes and learners only.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'costly',
  version: 1,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, synthetic, rng, brief } = context
  const outcomes = outcomesOf(schema, train)
  if (outcomes.length === 0) return { status: 'skipped', reason: 'the schema names no outcome that varies' }
  const tables = {
    synthetic: sampleRows(synthetic, mostRows, rng.fork('synthetic')),
    real: sampleRows(train, mostRows, rng.fork('real')),
  }
  const augmented = concatTables([tables.real, tables.synthetic])
  const scored = outcomes.flatMap((outcome) => {
    const test = targetsOf(holdout, outcome)
    if (test.targets.length < fewestTestRows) return []
    const streams = rng.fork(`outcome:${outcome.name}`)
    const learners = predictors.filter(({ tasks }) => tasks.includes(outcome.task))
    const score = (predictor: Predictor, from: Table, name: string) =>
      trainedScore(predictor, outcome, { from, test, rng: streams.fork(`${predictor.name}:${name}`) })
    const headline = score(boosting, tables.synthetic, 'synthetic')
    if (headline === null) return []
    const once = new Uint8Array(test.targets.length).fill(1)
    const rows = brief
      ? []
      : learners.map((predictor) => ({
          learner: predictor.name,
          synthetic: score(predictor, tables.synthetic, 'synthetic')?.(once) ?? null,
          real: score(predictor, tables.real, 'real')?.(once) ?? null,
          augmented: score(predictor, augmented, 'augmented')?.(once) ?? null,
        }))
    const { name, task, positive } = outcome
    return [
      {
        headline,
        size: test.targets.length,
        detail: { outcome: name, task, positive, testRows: once.length, learners: rows },
      },
    ]
  })
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

/** Null when the training table has one class only or no row. */
function trainedScore(
  predictor: Predictor,
  outcome: Outcome,
  { from, test, rng }: { readonly from: Table; readonly test: ReturnType<typeof targetsOf>; readonly rng: Rng },
): WeightedScore | null {
  const { rows, targets } = targetsOf(from, outcome)
  if (new Set(targets).size < 2) return null
  const predictions = predictor.fit(outcome, { rows, targets, rng })(test.rows)
  return outcome.task === 'classification'
    ? areaScore(predictions, test.targets)
    : explainedShare(predictions, test.targets)
}
