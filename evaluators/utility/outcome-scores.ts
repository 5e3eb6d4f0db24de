import { bootstrapInterval, type Rng } from '../../src/math/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import type { Loss, OutcomeUtility, PredictionScores } from '../evaluation.js'
import { averagePrecision } from '../learning/average-precision.js'
import { brierScore, calibrationCurve, calibrationError } from '../learning/calibration.js'
import type { Outcome } from '../learning/outcomes.js'
import { peopleGroups } from '../learning/people-groups.js'
import { areaScore, explainedShare, rootMeanSquaredError, type WeightedScore } from '../learning/prediction-score.js'

const replicates = 200
const fewestGroupRows = 20
const fewestOfEachClass = 5

/** Predictions of an outcome for the same rows, by what the learner was trained on; null when it could not be. */
export type Predictions = Readonly<Record<'synthetic' | 'real' | 'augmented', Float64Array | null>>

export interface Tested {
  readonly task: Outcome['task']
  readonly targets: Float64Array
  readonly rng: Rng
}

/** The headline score of predictions: area under the ROC curve, or explained share of variance. */
export function weightedScore(predictions: Float64Array, { task, targets }: Pick<Tested, 'task' | 'targets'>) {
  return task === 'classification' ? areaScore(predictions, targets) : explainedShare(predictions, targets)
}

/** Everything the report shows of one learner. */
export function learnerScores(
  learner: string,
  predictions: Predictions,
  tested: Tested,
): OutcomeUtility['learners'][number] {
  const { synthetic, real, augmented } = predictions
  const of = (each: Float64Array | null) => (each === null ? null : predictionScores(each, tested))
  return {
    learner,
    synthetic: of(synthetic),
    real: of(real),
    augmented: of(augmented),
    loss: synthetic === null || real === null ? null : lossOf({ synthetic, real }, tested),
  }
}

/** Scores among the people of each group that has 20 tested rows, and 5 of either class, the greatest loss first. */
export function subgroupScores(
  { synthetic, real }: { readonly synthetic: Float64Array; readonly real: Float64Array },
  { schema, train, rows, ...tested }: Tested & { readonly schema: Schema; readonly train: Table; readonly rows: Table },
): OutcomeUtility['subgroups'] {
  const scored = peopleGroups(schema, train).flatMap(({ name, rowsOf }) => {
    const members = rowsOf(rows)
    const pick = (from: Float64Array) => Float64Array.from(members, (row) => from[row]!)
    const targets = pick(tested.targets)
    const positives = targets.reduce((sum, target) => sum + target, 0)
    const rarer = tested.task === 'classification' ? Math.min(positives, members.length - positives) : fewestOfEachClass
    if (members.length < fewestGroupRows || rarer < fewestOfEachClass) return []
    const group = { ...tested, targets, rng: tested.rng.fork(name) }
    const predictions = { synthetic: pick(synthetic), real: pick(real) }
    const once = new Uint8Array(members.length).fill(1)
    return [
      {
        name,
        rows: members.length,
        synthetic: weightedScore(predictions.synthetic, group)(once),
        real: weightedScore(predictions.real, group)(once),
        loss: lossOf(predictions, group),
      },
    ]
  })
  return scored.filter(({ loss }) => Number.isFinite(loss.value)).sort((a, b) => b.loss.value - a.loss.value)
}

function predictionScores(predictions: Float64Array, tested: Tested): PredictionScores {
  const { task, targets, rng } = tested
  const weighted = weightedScore(predictions, tested)
  const { value: score, interval } = withBootstrap(weighted, targets.length, rng.fork('score'))
  if (task === 'regression')
    return { score, interval, rootMeanSquaredError: rootMeanSquaredError(predictions, targets) }
  const calibration = calibrationCurve(predictions, targets)
  return {
    score,
    interval,
    averagePrecision: averagePrecision(predictions, targets),
    brierScore: brierScore(predictions, targets),
    calibrationError: calibrationError(calibration),
    calibration,
  }
}

/** The same resampled rows for both, so that what is hard about them cancels. */
function lossOf(
  { synthetic, real }: { readonly synthetic: Float64Array; readonly real: Float64Array },
  tested: Tested,
): Loss {
  const [made, own] = [weightedScore(synthetic, tested), weightedScore(real, tested)]
  const loss = (weights: ArrayLike<number>) => own(weights) - made(weights)
  return withBootstrap(loss, tested.targets.length, tested.rng.fork('loss'))
}

/** A score of all rows with its interval. A replicate of one class only, which has no score, counts as the value of all rows. */
export function withBootstrap(score: WeightedScore, size: number, rng: Rng): Loss {
  const value = score(new Uint8Array(size).fill(1))
  const drawn = ([counts]: readonly Uint32Array[]) => {
    const each = score(counts!)
    return Number.isFinite(each) ? each : value
  }
  return { value, interval: bootstrapInterval([size], drawn, { rng, replicates }) }
}
