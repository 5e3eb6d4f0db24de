import { binOf, quantileCuts } from './quantile-bins.js'

const mostBins = 10
const fewestBinRows = 10

/** One bin of rows of similar predicted probability: its mean, the share of positives, and how many rows it has. */
export type CalibrationPoint = readonly [predicted: number, observed: number, rows: number]

/** Mean squared difference between probabilities and 0/1 targets (Brier, Mon. Weather Rev. 78, 1950): 0 is best. */
export function brierScore(probabilities: Float64Array, targets: Float64Array): number {
  return probabilities.reduce((sum, p, row) => sum + (p - targets[row]!) ** 2, 0) / targets.length
}

/**
 * Observed against predicted in at most ten bins of equal frequency (equal probabilities stay together, as scikit-learn's
 * `strategy='quantile'`), each of some ten rows at least, so that no point is a person. O(n log n).
 */
export function calibrationCurve(probabilities: Float64Array, targets: Float64Array): CalibrationPoint[] {
  const bins = Math.max(1, Math.min(mostBins, Math.floor(targets.length / fewestBinRows)))
  const cuts = quantileCuts(probabilities, bins)
  const sums = Array.from({ length: bins }, () => ({ predicted: 0, observed: 0, rows: 0 }))
  probabilities.forEach((probability, row) => {
    const bin = sums[binOf(probability, cuts)]!
    bin.predicted += probability
    bin.observed += targets[row]!
    bin.rows += 1
  })
  return sums
    .filter(({ rows }) => rows > 0)
    .map(({ predicted, observed, rows }) => [predicted / rows, observed / rows, rows] as const)
}

/** Expected calibration error: mean over rows of |observed − predicted| of their bin (Naeini et al., AAAI 2015). 0 is best. */
export function calibrationError(curve: readonly CalibrationPoint[]): number {
  const rows = curve.reduce((sum, [, , count]) => sum + count, 0)
  return curve.reduce((sum, [predicted, observed, count]) => sum + (count / rows) * Math.abs(observed - predicted), 0)
}
