import { countMissing } from '../../src/table/index.js'
import type { ColumnComparison, ShapeDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { estimates, meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { columnScore } from './column-score.js'
import { compareDistributions } from './distribution.js'

/** Mean over columns of the KS or TV complement, against the training rows (SDMetrics' Column Shapes). O(columns × n log n). */
export const shape: Metric = {
  id: 'fidelity.shape',
  title: 'Column shapes',
  question: 'Does each column, taken alone, have the distribution it has in the real table?',
  reading:
    'Mean over columns of one minus the largest gap between distribution functions (numbers) or one minus the total variation (levels); 1 is identical. It says nothing about how columns go together.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, reference, synthetic }: EvaluationContext): MetricResult {
  const groups = { train: rowGroups(train, schema), synthetic: rowGroups(synthetic, schema) }
  const referenceGroups = rowGroups(reference, schema)
  const scored = modelledColumns(schema).flatMap((column) => {
    const real = { column: train.column(column.name), groups: groups.train }
    const other = { column: synthetic.column(column.name), groups: groups.synthetic }
    const unseen = columnScore(real, { column: reference.column(column.name), groups: referenceGroups })(-1)
    const scores = estimates(columnScore(real, other))
    const score = scores[0]!
    const distribution = compareDistributions(real.column, other.column, {
      schema: column,
      unseen: reference.column(column.name),
    })
    if (Number.isNaN(score) || distribution === null) return []
    const comparison: ColumnComparison = {
      name: column.name,
      kind: column.kind,
      statistic: real.column.type === 'number' ? 'KS complement' : 'TV complement',
      score,
      unseenScore: Number.isNaN(unseen) ? null : unseen,
      missing: {
        real: countMissing(real.column) / Math.max(1, train.rowCount),
        synthetic: countMissing(other.column) / Math.max(1, synthetic.rowCount),
      },
      distribution,
    }
    return [{ comparison, scores }]
  })
  if (scored.length === 0) return { status: 'skipped', reason: 'no column has present cells on both sides' }
  const detail: ShapeDetail = {
    columns: scored.map(({ comparison }) => comparison).sort((a, b) => a.score - b.score),
  }
  const mean = meanEstimates(scored.map(({ scores }) => scores))
  return { status: 'ok', ...withInterval(mean, shape.range), detail: { ...detail } }
}
