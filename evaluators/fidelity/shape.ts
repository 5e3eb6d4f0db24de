import { type ColumnSchema, countMissing, patientIndex } from '../../src/table/index.js'
import type { ColumnComparison, ShapeDetail } from '../evaluation.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { meanEstimates, rowGroups, withInterval } from '../row-groups.js'
import { type GroupedColumn, shapeScorer } from './column-score.js'
import { compareDistributions, compareMoments, type SideColumn } from './distribution.js'

/** Mean over columns of the KS or TV complement, against the training rows (SDMetrics' Column Shapes). O(columns × n log n). */
export const shape: Metric = {
  id: 'fidelity.shape',
  title: 'Column shapes',
  question: 'Does each column, taken alone, have the distribution it has in the real table?',
  reading:
    'Mean over columns of one minus the largest gap between distribution functions (numbers) or one minus the total variation (levels); 1 is identical. It says nothing about how columns go together.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, synthetic, brief } = context
  const groups = { train: rowGroups(train, schema), synthetic: rowGroups(synthetic, schema) }
  const scored = modelledColumns(schema).flatMap((column) => {
    const real = { column: train.column(column.name), groups: groups.train }
    const other = { column: synthetic.column(column.name), groups: groups.synthetic }
    const scores = shapeScorer(real, other)()
    if (Number.isNaN(scores[0]!)) return []
    return [{ scores, comparison: brief ? null : comparisonOf(column, scores[0]!, context) }]
  })
  if (scored.length === 0) return { status: 'skipped', reason: 'no column has present cells on both sides' }
  const detail: ShapeDetail = {
    columns: scored.flatMap(({ comparison }) => comparison ?? []).sort((a, b) => a.score - b.score),
  }
  const mean = meanEstimates(scored.map(({ scores }) => scores))
  return { status: 'ok', ...withInterval(mean, shape.range), detail: { ...detail } }
}

type DrawnColumn = GroupedColumn & SideColumn

/** What the report shows of a column beside its score; null when the tables disagree on its type. */
function comparisonOf(
  column: ColumnSchema,
  score: number,
  { schema, train, reference, synthetic }: EvaluationContext,
): ColumnComparison | null {
  const [real, other, unseen] = [train, synthetic, reference].map((table) => ({
    column: table.column(column.name),
    groups: rowGroups(table, schema),
    patientOf:
      schema.patient === undefined ? null : remembered([schema, table], 'patients', () => patientIndex(table, schema)),
  })) as [DrawnColumn, DrawnColumn, DrawnColumn]
  const distribution = compareDistributions({ real, synthetic: other, unseen }, column)
  const moments = compareMoments({ real, synthetic: other, unseen }, column)
  const unseenScore = shapeScorer(real, unseen)()[0]!
  return (
    distribution && {
      name: column.name,
      kind: column.kind,
      statistic: real.column.type === 'number' ? 'KS complement' : 'TV complement',
      score,
      unseenScore: Number.isNaN(unseenScore) ? null : unseenScore,
      missing: {
        real: countMissing(real.column) / Math.max(1, train.rowCount),
        synthetic: countMissing(other.column) / Math.max(1, synthetic.rowCount),
      },
      distribution,
      ...(moments && { moments }),
    }
  )
}
