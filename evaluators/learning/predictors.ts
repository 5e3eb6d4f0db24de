import {
  binFeatures,
  boostingProbabilities,
  boostingScores,
  fitBoosting,
  fitDenseEncoder,
  fitFeatureSpecs,
  fitForest,
  fitLogistic,
  forestPredictions,
  linearRegression,
  linearScores,
  logisticProbabilities,
  regressionDesign,
} from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { Outcome } from './outcomes.js'

export interface Training {
  readonly rows: Table
  readonly targets: Float64Array
  readonly rng: Rng
}

/** A way of learning an outcome; the fitted one gives a score for every row. */
export interface Predictor {
  readonly name: 'boosting' | 'forest' | 'logistic' | 'linear'
  readonly tasks: readonly Outcome['task'][]
  fit(outcome: Outcome, training: Training): (rows: Table) => Float64Array
}

export const boosting: Predictor = {
  name: 'boosting',
  tasks: ['classification', 'regression'],
  fit({ task, features }, { rows, targets, rng }) {
    const specs = fitFeatureSpecs(rows, features)
    const model = fitBoosting(binFeatures(rows, specs), targets, { task, earlyStopping: false, rng })
    return (other) => {
      const binned = binFeatures(other, specs)
      return task === 'classification' ? boostingProbabilities(model, binned) : boostingScores(model, binned)[0]!
    }
  },
}

const forest: Predictor = {
  name: 'forest',
  tasks: ['classification', 'regression'],
  fit({ features }, { rows, targets, rng }) {
    const specs = fitFeatureSpecs(rows, features)
    const model = fitForest(binFeatures(rows, specs), targets, { treeCount: 60, minLeafRows: 5, rng })
    return (other) => forestPredictions(model, binFeatures(other, specs))
  },
}

const logistic: Predictor = {
  name: 'logistic',
  tasks: ['classification'],
  fit({ features }, { rows, targets }) {
    const encoder = fitDenseEncoder(rows, features)
    const model = fitLogistic(encoder.encode(rows), targets)
    return (other) => logisticProbabilities(model, encoder.encode(other))
  },
}

/** Logistic regression's place for numbers; the mean where there is no regression. */
const linear: Predictor = {
  name: 'linear',
  tasks: ['regression'],
  fit({ features }, { rows, targets }) {
    const design = regressionDesign(rows, features)
    const model = linearRegression(design.encode(rows), targets)
    const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length
    if (model === undefined) return (other) => new Float64Array(other.rowCount).fill(mean)
    const [intercept, slopes] = [model.coefficients[0]!, model.coefficients.slice(1)]
    return (other) => linearScores(design.encode(other), slopes).map((score) => intercept + score)
  },
}

/** Three for each task. */
export const predictors: readonly Predictor[] = [boosting, forest, logistic, linear]
