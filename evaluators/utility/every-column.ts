import { bootstrapInterval, permutation, quantile, type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { Table, takeRows } from '../../src/table/index.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Interval, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { type ColumnPredictor, columnPredictor, explainedColumn } from './column-prediction.js'
import { type ColumnTarget, columnTarget } from './column-target.js'

const mostRows = 2000
const mostColumns = 40
const fewestTestRows = 50
const fewestRows = 30
/** A column of which real rows explain less has nothing to lose. */
const leastExplained = 0.05
const replicates = 200
const named = 10
/** Of the columns that lost most, what real rows predict them from. */
const explained = 5

/** How well each column follows from all others, learnt on synthetic rows, against learnt on real ones. */
export const everyColumn: Metric = {
  id: 'utility.every-column',
  title: 'Every column from the others',
  question: 'Does each column still follow from the others as it does in the real table?',
  reading:
    'How much of each column boosted trees predict from all other columns of unseen real rows when they learnt on synthetic rows, over the same when they learnt on as many training rows, all predictable columns together; 1 is as much, 0 nothing. It names the columns that lost most: a lost formula, lookup or relation stands there. Numbers count by their rank, and columns that real rows do not predict are left out.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 2],
  cost: 'costly',
  workbench: 'every column',
  asksRows: mostRows,
  version: 1,
  compute,
}

interface Predictable {
  readonly target: ColumnTarget
  readonly predictor: ColumnPredictor
  readonly score: WeightedScore
}

function compute({ schema, train, holdout, synthetic, rng, realRng = rng, brief }: EvaluationContext): MetricResult {
  const names = modelledNames(schema)
  const size = Math.min(mostRows, train.rowCount, synthetic.rowCount)
  if (size < fewestRows || holdout.rowCount < fewestTestRows)
    return { status: 'skipped', reason: `fewer than ${fewestRows} rows to learn from or ${fewestTestRows} to test on` }
  const test = remembered([holdout], `tested by ${realRng.path}`, () =>
    sampleRows(holdout, mostRows, realRng.fork('test')),
  )
  const fitting = { names, fewest: fewestRows, rng: realRng.fork('trees') }
  const real = remembered([schema, train, test], `columns of ${size} by ${realRng.path}`, () =>
    predictableColumns(sampleRows(train, size, realRng.fork('train')), { test, from: train, names, realRng }),
  )
  if (real.length === 0) return { status: 'skipped', reason: 'no column follows from the others' }
  const made = sampleRows(synthetic, size, rng.fork('synthetic'))
  const scores = real.map(({ target, score }) => {
    const predictor = columnPredictor(made, target, fitting)
    return { real: score, synthetic: predictor === null ? () => 0 : scoreOf(predictor, target, test) }
  })
  const sum = (of: 'real' | 'synthetic', weights: ArrayLike<number>) =>
    scores.reduce((total, each) => total + (each[of](weights) || 0), 0)
  const kept = (weights: ArrayLike<number>) =>
    Math.min(2, sum('synthetic', weights) / Math.max(1e-9, sum('real', weights)))
  const once = new Uint8Array(test.rowCount).fill(1)
  // The same resampled rows for the whole and for each column.
  const losses = scores.map(() => new Float64Array(brief ? 0 : replicates))
  let replicate = 0
  const interval = bootstrapInterval(
    [test.rowCount],
    ([counts]) => {
      losses.forEach((of, index) => {
        of[replicate] = lossOf(scores[index]!, counts!)
      })
      replicate++
      return kept(counts!)
    },
    { rng: rng.fork('bootstrap'), replicates },
  )
  if (brief) return { status: 'ok', value: kept(once), interval }
  const columns = scores.map((each, index) => ({
    name: real[index]!.target.name,
    real: each.real(once),
    synthetic: each.synthetic(once) || 0,
    loss: { value: lossOf(each, once), interval: percentiles(losses[index]!) },
  }))
  const worst = [...columns.keys()].sort((a, b) => columns[b]!.loss.value - columns[a]!.loss.value).slice(0, named)
  const detail = worst.map((index, place) => ({
    ...columns[index]!,
    from: place < explained ? usedColumns(real[index]!, test, { names, rng: realRng }) : [],
  }))
  return {
    status: 'ok',
    value: kept(once),
    interval,
    detail: { rows: size, predictable: real.length, columns: detail },
  }
}

function lossOf(
  { real, synthetic }: Readonly<Record<'real' | 'synthetic', WeightedScore>>,
  weights: ArrayLike<number>,
) {
  return (real(weights) || 0) - (synthetic(weights) || 0)
}

function percentiles(drawn: Float64Array): Interval {
  return [quantile(drawn, 0.025) ?? -1, quantile(drawn, 0.975) ?? 1]
}

/** The columns that real rows predict from the others, at most 40 of those that vary, drawn at random. */
function predictableColumns(
  learnt: Table,
  { test, from, names, realRng }: { test: Table; from: Table; names: readonly string[]; realRng: Rng },
): Predictable[] {
  const targets = names.flatMap((name) => columnTarget(from.column(name)) ?? [])
  const drawn =
    targets.length <= mostColumns
      ? targets
      : Array.from(sampleWithoutReplacement(targets.length, mostColumns, realRng.fork('columns')), (at) => targets[at]!)
  const once = new Uint8Array(test.rowCount).fill(1)
  return drawn.flatMap((target) => {
    const predictor = columnPredictor(learnt, target, { names, fewest: fewestRows, rng: realRng.fork('trees') })
    if (predictor === null || target.valuesOf(test).rows.length < fewestTestRows) return []
    const score = scoreOf(predictor, target, test)
    return score(once) >= leastExplained ? [{ target, predictor, score }] : []
  })
}

function scoreOf(predictor: ColumnPredictor, target: ColumnTarget, test: Table): WeightedScore {
  const asked = target.valuesOf(test)
  return explainedColumn(asked, predictor.predict(test.take(asked.rows)))
}

/** The columns that real rows predict it from: at most three whose shuffling takes a twentieth of the score or more. */
function usedColumns(
  { target, predictor, score }: Predictable,
  test: Table,
  { names, rng }: { readonly names: readonly string[]; readonly rng: Rng },
): string[] {
  const once = new Uint8Array(test.rowCount).fill(1)
  const whole = score(once)
  const drops = names
    .filter((name) => name !== target.name)
    .map((name) => {
      const order = permutation(test.rowCount, rng.fork(`shuffled:${name}`))
      const shuffled = test.columns.map((column) => (column.name === name ? takeRows(column, order) : column))
      return { name, drop: whole - (scoreOf(predictor, target, Table.of(shuffled, test.rowCount))(once) || 0) }
    })
  return drops
    .filter(({ drop }) => drop >= 0.05 * whole)
    .sort((a, b) => b.drop - a.drop)
    .slice(0, 3)
    .map(({ name }) => name)
}
