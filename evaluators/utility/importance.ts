import { permutation, type Rng, rankCorrelation } from '../../src/math/index.js'
import { Table, takeRows } from '../../src/table/index.js'
import type { ImportanceDetail } from '../evaluation.js'
import { type Outcome, outcomesOf, targetsOf } from '../learning/outcomes.js'
import type { WeightedScore } from '../learning/prediction-score.js'
import { boosting } from '../learning/predictors.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { type Estimates, estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { weightedScore } from './outcome-scores.js'

const mostRows = 10_000
const mostTestRows = 2_000
const fewestTestRows = 20
const fewestFeatures = 3

/** Rank correlation of permutation importances between trees trained on real and on synthetic rows. */
export const importance: Metric = {
  id: 'utility.importance',
  title: 'Agreement on what matters',
  question: 'Would the same columns be found important for an outcome?',
  reading:
    'Mean over outcomes of the rank correlation between the importances of columns for boosted trees trained on real rows and on synthetic rows: what shuffling a column of unseen real rows takes off the score. 1 is the same order, 0 no relation. Columns that hardly matter are ordered by chance, and importance is not cause: compare with unseen real rows.',
  natures: withRows,
  goal: 'maximise',
  range: [-1, 1],
  cost: 'costly',
  workbench: 'importance',
  asksRows: mostRows,
  version: 4,
  compute,
}

interface Compared {
  readonly agreement: Estimates
  readonly detail: ImportanceDetail['outcomes'][number]
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train } = context
  const outcomes = outcomesOf(schema, train).filter(({ features }) => features.length >= fewestFeatures)
  if (outcomes.length === 0)
    return { status: 'skipped', reason: 'no outcome that varies has three columns to predict it' }
  const compared = outcomes.flatMap((outcome) => compareImportances(outcome, context) ?? [])
  if (compared.length === 0) return { status: 'skipped', reason: 'no outcome has both classes and enough holdout rows' }
  return {
    status: 'ok',
    ...withInterval(meanEstimates(compared.map(({ agreement }) => agreement)), importance.range),
    detail: { outcomes: compared.map(({ detail }) => detail) },
  }
}

/** Null when a side has one class only, or too few holdout rows have the outcome. */
function compareImportances(
  outcome: Outcome,
  { schema, train, holdout, synthetic, rng, realRng = rng }: EvaluationContext,
): Compared | null {
  const streams = realRng.fork(`outcome:${outcome.name}`)
  const tested = targetsOf(sampleRows(holdout, mostTestRows, streams.fork('test')), outcome)
  if (tested.targets.length < fewestTestRows) return null
  // Streams of the same names: a copy of train finds just what train finds.
  const [real, made] = [train, synthetic].map((table) =>
    remembered([schema, train, holdout, table], `importances by ${streams.path}`, () => {
      const training = targetsOf(sampleRows(table, mostRows, streams.fork('rows')), outcome)
      if (new Set(training.targets).size < 2) return null
      const predict = boosting.fit(outcome, { ...training, rng: streams.fork('fit') })
      return importances(predict, outcome, { ...tested, rng: streams.fork('shuffle') })
    }),
  )
  if (!real || !made) return null
  const groups = rowGroups(tested.rows, schema)
  const agreement = estimates((omitted) => {
    const weights = Uint8Array.from(groups, (group) => Number(group !== omitted))
    const correlation = rankCorrelation(real(weights), made(weights))
    // A side for which nothing matters has no order, and so no relation to the other's.
    return Number.isNaN(correlation) ? 0 : correlation
  })
  const once = new Uint8Array(tested.targets.length).fill(1)
  const [own, other] = [real(once), made(once)]
  const columns = outcome.features.map((name, index) => ({ name, real: own[index]!, synthetic: other[index]! }))
  columns.sort((a, b) => b.real - a.real)
  return { agreement, detail: { outcome: outcome.name, agreement: agreement[0]!, columns } }
}

/** Permutation importance of each feature over weighted rows (Breiman, Mach. Learn. 45, 2001). One prediction a feature. */
function importances(
  predict: (rows: Table) => Float64Array,
  { task, features }: Outcome,
  { rows, targets, rng }: { readonly rows: Table; readonly targets: Float64Array; readonly rng: Rng },
): (weights: ArrayLike<number>) => Float64Array {
  const scoreOf = (table: Table): WeightedScore => weightedScore(predict(table), { task, targets })
  const full = scoreOf(rows)
  const shuffled = features.map((name) => {
    const order = permutation(rows.rowCount, rng.fork(`column:${name}`))
    return scoreOf(
      Table.of(
        rows.columns.map((column) => (column.name === name ? takeRows(column, order) : column)),
        rows.rowCount,
      ),
    )
  })
  return (weights) => {
    const whole = full(weights)
    return Float64Array.from(shuffled, (score) => whole - score(weights))
  }
}
