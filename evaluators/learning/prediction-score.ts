import { areaUnder, rankScores, rocCurve } from './roc.js'

/** A score of predictions over rows that count several times or not at all. */
export type WeightedScore = (weights: ArrayLike<number>) => number

/** Area under the ROC curve of scores for 0/1 targets; NaN when a class has no weight. */
export function areaScore(scores: Float64Array, targets: Float64Array): WeightedScore {
  const positives = [...targets.keys()].filter((row) => targets[row] === 1)
  const negatives = [...targets.keys()].filter((row) => targets[row] !== 1)
  const pick = (rows: readonly number[], from: ArrayLike<number>) => Float64Array.from(rows, (row) => from[row]!)
  const ranked = rankScores(pick(positives, scores), pick(negatives, scores))
  return (weights) => {
    const [first, second] = [pick(positives, weights), pick(negatives, weights)]
    const [members, nonMembers] = [sum(first), sum(second)]
    return areaUnder(rocCurve({ ...ranked, members, nonMembers }, [first, second]))
  }
}

/** Share of the targets' variance that predictions explain, cut at 0; NaN when the targets do not vary. */
export function explainedShare(predictions: Float64Array, targets: Float64Array): WeightedScore {
  return (weights) => {
    let [total, mean] = [0, 0]
    for (let row = 0; row < targets.length; row++) {
      total += weights[row]!
      mean += weights[row]! * targets[row]!
    }
    mean /= total
    let [residual, variance] = [0, 0]
    for (let row = 0; row < targets.length; row++) {
      residual += weights[row]! * (targets[row]! - predictions[row]!) ** 2
      variance += weights[row]! * (targets[row]! - mean) ** 2
    }
    return Math.max(0, 1 - residual / variance)
  }
}

/** √ of the mean squared difference, in the unit of the targets. */
export function rootMeanSquaredError(predictions: Float64Array, targets: Float64Array): number {
  const squares = predictions.reduce((total, each, row) => total + (each - targets[row]!) ** 2, 0)
  return Math.sqrt(squares / targets.length)
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
