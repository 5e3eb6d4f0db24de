import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { averagePrecision } from '../../../evaluators/learning/average-precision.js'
import { brierScore, calibrationCurve, calibrationError } from '../../../evaluators/learning/calibration.js'
import { areaScore, explainedShare, rootMeanSquaredError } from '../../../evaluators/learning/prediction-score.js'
import { concordance, pairCounts } from '../../../src/learn/index.js'
import { rankCorrelation } from '../../../src/math/index.js'

/** scikit-learn, scipy and lifelines; see test/golden/prediction/make.py. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/prediction/prediction.json'), 'utf8'))
const probabilities = Float64Array.from(golden.probabilities)
const targets = Float64Array.from(golden.targets)
const once = new Uint8Array(targets.length).fill(1)

test('area under the ROC and the precision–recall curve, with equal scores', () => {
  expect(areaScore(probabilities, targets)(once)).toBeCloseTo(golden.area, 12)
  expect(averagePrecision(probabilities, targets)).toBeCloseTo(golden.averagePrecision, 12)
})

test('calibration curve in bins of equal frequency, its error, and the Brier score', () => {
  const curve = calibrationCurve(probabilities, targets)
  expect(curve.length).toBe(golden.calibration.length)
  curve.flat().forEach((value, index) => {
    expect(value).toBeCloseTo(golden.calibration.flat()[index], 12)
  })
  expect(calibrationError(curve)).toBeCloseTo(golden.calibrationError, 12)
  expect(brierScore(probabilities, targets)).toBeCloseTo(golden.brier, 12)
})

test('errors of predicted numbers', () => {
  const [numbers, predictions] = [Float64Array.from(golden.numbers), Float64Array.from(golden.predictions)]
  expect(explainedShare(predictions, numbers)(new Uint8Array(numbers.length).fill(1))).toBeCloseTo(golden.explained, 12)
  expect(rootMeanSquaredError(predictions, numbers)).toBeCloseTo(golden.rootMeanSquaredError, 12)
})

test('rank correlation with ties', () => {
  expect(rankCorrelation(golden.first, golden.second)).toBeCloseTo(golden.spearman, 12)
  expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
  expect(rankCorrelation([1, 1], [1, 2])).toBeNaN()
})

test("Harrell's C, whole and without a group of rows", () => {
  const followed = { times: Float64Array.from(golden.times), events: Uint8Array.from(golden.events) }
  const scores = Float64Array.from(golden.risk)
  expect(concordance(scores, followed)).toBeCloseTo(golden.concordance, 12)
  const groups = Uint8Array.from(scores, (_, row) => row % 4)
  const { pairs, right } = pairCounts(scores, followed, { groups, groupCount: 4 })
  const without = (counts: Float64Array) =>
    counts.reduce((sum, count, cell) => (cell % 4 === 1 || Math.floor(cell / 4) === 1 ? sum : sum + count), 0)
  expect(without(right) / without(pairs)).toBeCloseTo(golden.concordanceWithoutGroup1, 12)
})
