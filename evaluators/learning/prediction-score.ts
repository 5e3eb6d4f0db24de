/** A score of predictions over rows that count several times or not at all. */
export type WeightedScore = (weights: ArrayLike<number>) => number

/**
 * Area under the ROC curve of scores for 0/1 targets: the share of pairs of a positive and a negative row in which the positive
 * one has the higher score, equal ones counting half. NaN when a class has no weight. Sorts once; O(rows) a call after.
 */
export function areaScore(scores: Float64Array, targets: Float64Array): WeightedScore {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[b]! - scores[a]!)
  const isPositive = Uint8Array.from(order, (row) => Number(targets[row] === 1))
  const endsBlock = Uint8Array.from(order, (row, place) => Number(scores[order[place + 1] ?? -1] !== scores[row]))
  return (weights) => {
    let [positives, negatives, pairs, blockPositives, blockNegatives] = [0, 0, 0, 0, 0]
    for (let place = 0; place < order.length; place++) {
      const weight = weights[order[place]!]!
      if (isPositive[place] === 1) blockPositives += weight
      else blockNegatives += weight
      if (endsBlock[place] === 0) continue
      pairs += blockNegatives * (positives + blockPositives / 2)
      positives += blockPositives
      negatives += blockNegatives
      blockPositives = 0
      blockNegatives = 0
    }
    return pairs / (positives * negatives)
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
