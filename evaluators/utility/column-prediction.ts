import { type BinnedTable, binFeatures, boostingScores, fitBoosting, fitFeatureSpecs } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import type { ColumnTarget } from './column-target.js'

/** Fewer and larger steps than elsewhere: every column is learnt several times. */
const rounds = 40
const learningRate = 0.2
const maxLeaves = 15

/** A column predicted from the others: one array a number of the target, in the order of the asked rows. */
export interface ColumnPredictor {
  predict(table: Table): Float64Array[]
}

/** Boosted trees for a column from the others. Null where fewer than `fewest` rows have the column. */
export function columnPredictor(
  table: Table,
  target: ColumnTarget,
  { names, fewest, rng }: { readonly names: readonly string[]; readonly fewest: number; readonly rng: Rng },
): ColumnPredictor | null {
  const { rows, values } = target.valuesOf(table)
  if (rows.length < fewest) return null
  const features = names.filter((name) => name !== target.name)
  const learnt = table.take(rows)
  const specs = fitFeatureSpecs(learnt, features)
  const binned = binFeatures(learnt, specs)
  const minLeafRows = Math.max(3, Math.min(20, Math.round(rows.length / 50)))
  const models = values.map((targets, index) => {
    const options = { rounds, learningRate, maxLeaves, minLeafRows, earlyStopping: false, rng: rng.fork(`${index}`) }
    return fitBoosting(binned, targets, { task: 'regression', ...options })
  })
  const scores = (other: BinnedTable) =>
    models.map((model) => boostingScores(model, other)[0]!.map((score) => Math.max(0, Math.min(1, score))))
  return { predict: (other) => scores(binFeatures(other, specs)) }
}

/**
 * The share of the variance of a target that predictions explain, all its numbers together, cut at 0: of levels, what the Brier
 * score is better by than saying how frequent each is. `weights` are of the table's rows; NaN where nothing varies.
 */
export function explainedColumn(
  { rows, values }: ReturnType<ColumnTarget['valuesOf']>,
  predictions: readonly Float64Array[],
): WeightedScore {
  const errors = Float64Array.from(rows, (_, at) =>
    values.reduce((sum, numbers, index) => sum + (numbers[at]! - predictions[index]![at]!) ** 2, 0),
  )
  return (weights) => {
    let [total, residual] = [0, 0]
    rows.forEach((row, at) => {
      total += weights[row]!
      residual += weights[row]! * errors[at]!
    })
    let variance = 0
    for (const numbers of values) {
      let [sum, squares] = [0, 0]
      rows.forEach((row, at) => {
        sum += weights[row]! * numbers[at]!
        squares += weights[row]! * numbers[at]! ** 2
      })
      variance += squares - sum ** 2 / total
    }
    return variance > 1e-9 * total ? Math.max(0, 1 - residual / variance) : Number.NaN
  }
}
