import type { Rng } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { type Outcome, outcomesOf, targetsOf } from '../learning/outcomes.js'
import { boosting, type Predictor } from '../learning/predictors.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext } from '../metric.js'
import { remembered } from '../remembered.js'
import { isPredictable } from './kept-share.js'

/** Rows of each side that learners see. */
export const mostRows = 20_000
const fewestTestRows = 20

/** An outcome, the unseen real rows that have it, and what trees learnt on real rows predict for them; null where none could learn. */
export interface AskedOutcome {
  readonly outcome: Outcome
  readonly rows: Table
  readonly targets: Float64Array
  readonly real: Float64Array | null
  /** Whether trees that learnt on real rows do better than chance by more than chance. */
  readonly isPredictable: boolean
}

/** The rows that learners see: of the synthetic table by its own stream, of train the same for all tables. */
export function learntRows({ train, synthetic, rng, realRng = rng }: EvaluationContext): {
  readonly synthetic: Table
  readonly real: Table
} {
  return {
    synthetic: remembered([synthetic], `outcome rows by ${rng.path}`, () =>
      sampleRows(synthetic, mostRows, rng.fork('synthetic')),
    ),
    real: remembered([train], `outcome rows by ${realRng.path}`, () =>
      sampleRows(train, mostRows, realRng.fork('real')),
    ),
  }
}

/**
 * The outcomes that twenty unseen rows have, with boosted trees' predictions by training rows: once for all metrics and tables
 * that ask by the same stream.
 */
export function askedOutcomes(context: EvaluationContext): readonly AskedOutcome[] {
  const { schema, train, holdout, rng, realRng = rng } = context
  return remembered([schema, train, holdout], `outcomes by ${realRng.path}`, () =>
    outcomesOf(schema, train).flatMap((outcome) => {
      const { rows, targets } = targetsOf(holdout, outcome)
      if (targets.length < fewestTestRows || new Set(targets).size < 2) return []
      const stream = streamOf(realRng, outcome, { predictor: boosting, source: 'real' })
      const real = predicted(boosting, outcome, { from: learntRows(context).real, rows, rng: stream })
      const tested = { task: outcome.task, targets, rng: realRng.fork(`predictable:${outcome.name}`) }
      return [{ outcome, rows, targets, real, isPredictable: isPredictable(real, tested) }]
    }),
  )
}

/** The same by synthetic rows, in the order of the outcomes; null where these have one class only. Once for each table. */
export function madePredictions(context: EvaluationContext): readonly (Float64Array | null)[] {
  const { schema, train, holdout, synthetic, rng } = context
  return remembered([schema, train, holdout, synthetic], `outcome predictions by ${rng.path}`, () =>
    askedOutcomes(context).map(({ outcome, rows }) =>
      predicted(boosting, outcome, {
        ...{ from: learntRows(context).synthetic, rows },
        rng: streamOf(rng, outcome, { predictor: boosting, source: 'synthetic' }),
      }),
    ),
  )
}

/** The stream of a learner of an outcome on a table. */
export function streamOf(
  rng: Rng,
  { name }: Outcome,
  { predictor, source }: { readonly predictor: Predictor; readonly source: string },
): Rng {
  return rng.fork(`outcome:${name}`).fork(`${predictor.name}:${source}`)
}

/** Null when the training table has one class only or no row. */
export function predicted(
  predictor: Predictor,
  outcome: Outcome,
  { from, rows, rng }: { readonly from: Table; readonly rows: Table; readonly rng: Rng },
): Float64Array | null {
  const training = targetsOf(from, outcome)
  if (new Set(training.targets).size < 2) return null
  return predictor.fit(outcome, { ...training, rng })(rows)
}
