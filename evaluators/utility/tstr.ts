import { bootstrapInterval } from '../../src/math/index.js'
import { concatTables } from '../../src/table/index.js'
import type { OutcomeUtility } from '../evaluation.js'
import { outcomesOf } from '../learning/outcomes.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import { boosting, type Predictor, predictors } from '../learning/predictors.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { keptScore, mostKept } from './kept-share.js'
import { learnerScores, type Predictions, subgroupScores, withBootstrap } from './outcome-scores.js'
import {
  type AskedOutcome,
  askedOutcomes,
  learntRows,
  madePredictions,
  mostRows,
  predicted,
  streamOf,
} from './outcome-trees.js'

/** Train on synthetic, test on real: how well outcomes of holdout rows are predicted by learners that saw synthetic rows only. */
export const tstr: Metric = {
  id: 'utility.tstr',
  title: 'Trained on synthetic, tested on real',
  question: 'Can a model trained on the synthetic table predict the outcomes of real people?',
  reading:
    'What boosted trees trained on synthetic rows reach above chance on unseen real ones, as a share of what the same trees reach when trained on real rows, mean over outcome columns; 1 is as much, 0 is guessing. Scores of different kinds are never averaged: each outcome stands in the section on usefulness with its own, the area under the ROC curve (two classes; chance is 0.5) or the explained share of variance (numbers; chance is 0). Outcomes that real rows do not predict clearly are not counted, and columns that tell the outcome by themselves are left out. It speaks for these outcomes and learners only.',
  natures: withRows,
  goal: 'maximise',
  range: [0, mostKept],
  cost: 'costly',
  workbench: 'outcomes',
  asksRows: mostRows,
  version: 6,
  compute,
}

interface Scored extends AskedOutcome {
  readonly synthetic: Float64Array | null
  /** What is kept of the real-trained score above chance; null where real rows do not predict the outcome. */
  readonly kept: WeightedScore | null
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, rng, brief } = context
  if (outcomesOf(schema, train).length === 0)
    return { status: 'skipped', reason: 'the schema names no outcome that varies' }
  const made = madePredictions(context)
  const all = askedOutcomes(context).map((asked, index) => scored(asked, made[index] ?? null))
  if (all.length === 0) return { status: 'skipped', reason: 'no outcome has both classes and enough holdout rows' }
  const counted = all.flatMap(({ targets, kept }) => (kept === null ? [] : [{ size: targets.length, kept }]))
  if (counted.length === 0)
    return { status: 'skipped', reason: 'real rows predict no outcome clearly', nothingToTest: true }
  const mean = (weights: (index: number) => ArrayLike<number>) =>
    counted.reduce((sum, { kept }, index) => sum + kept(weights(index)), 0) / counted.length
  return {
    status: 'ok',
    value: mean((index) => new Uint8Array(counted[index]!.size).fill(1)),
    interval: bootstrapInterval(
      counted.map(({ size }) => size),
      (counts) => mean((index) => counts[index]!),
      { rng: rng.fork('bootstrap'), replicates: 200 },
    ),
    ...(!brief && { detail: { outcomes: all.map((each) => outcomeDetail(each, context)) } }),
  }
}

function scored(asked: AskedOutcome, synthetic: Float64Array | null): Scored {
  const { outcome, targets, real, isPredictable } = asked
  const kept = isPredictable && real !== null ? keptScore({ synthetic, real }, { task: outcome.task, targets }) : null
  return { ...asked, synthetic, kept }
}

/** Every learner of an outcome with each of its trainings, and the trees' scores within groups of people. */
function outcomeDetail(
  { outcome, rows, targets, synthetic, real, kept }: Scored,
  context: EvaluationContext,
): OutcomeUtility {
  const { schema, train, rng } = context
  const streams = rng.fork(`outcome:${outcome.name}`)
  const tested = { task: outcome.task, targets, rng: streams }
  const seen = learntRows(context)
  const tables = { ...seen, augmented: concatTables([seen.real, seen.synthetic]) }
  const learn = (predictor: Predictor, source: keyof Predictions) =>
    predicted(predictor, outcome, { from: tables[source], rows, rng: streamOf(rng, outcome, { predictor, source }) })
  const learners = predictors
    .filter(({ tasks }) => tasks.includes(outcome.task))
    .map((predictor) => {
      const own = predictor === boosting ? { synthetic, real } : null
      const predictions = {
        synthetic: own ? own.synthetic : learn(predictor, 'synthetic'),
        real: own ? own.real : learn(predictor, 'real'),
        augmented: learn(predictor, 'augmented'),
      }
      return learnerScores(predictor.name, predictions, { ...tested, rng: streams.fork(`scores:${predictor.name}`) })
    })
  return {
    ...{ outcome: outcome.name, task: outcome.task, testRows: targets.length, leaking: outcome.leaking, learners },
    kept: kept === null ? null : withBootstrap(kept, targets.length, streams.fork('kept')),
    subgroups:
      synthetic === null || real === null
        ? []
        : subgroupScores({ synthetic, real }, { ...tested, schema, train, rows, rng: streams.fork('subgroups') }),
  }
}
