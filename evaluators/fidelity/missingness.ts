import { countMissing, isMissing, type Table } from '../../src/table/index.js'
import { countCells, totalVariation } from '../grouped-counts.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { estimates, rowGroups, withInterval } from '../row-groups.js'

const mostPatterns = 200

/** Total variation complement between the patterns of which cells of a row are missing. O(rows × columns). */
export const missingness: Metric = {
  id: 'fidelity.missingness',
  title: 'Missing cells',
  question: 'Are cells missing as often, and together, as in the real table?',
  reading:
    'One minus the total variation between the patterns of missing cells in a row; 1 is identical. It does not say whether the cells that are present are right.',
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const names = modelledNames(schema).filter((name) =>
    [train, synthetic].some((table) => countMissing(table.column(name)) > 0),
  )
  if (names.length === 0) return { status: 'skipped', reason: 'no cell is missing on either side' }
  const realPatterns = patternsOf(train, names)
  const frequent = [...frequencies(realPatterns)]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, mostPatterns)
  const codeOf = new Map(frequent.map(([pattern], code) => [pattern, code]))
  const encode = (patterns: readonly string[]) => ({
    codes: patterns.map((pattern) => codeOf.get(pattern) ?? codeOf.size),
    size: codeOf.size + 1,
  })
  const real = countCells([encode(realPatterns)], rowGroups(train, schema))
  const other = countCells([encode(patternsOf(synthetic, names))], rowGroups(synthetic, schema))
  const columns = names.map((name) => ({
    name,
    real: countMissing(train.column(name)) / Math.max(1, train.rowCount),
    synthetic: countMissing(synthetic.column(name)) / Math.max(1, synthetic.rowCount),
  }))
  return {
    status: 'ok',
    ...withInterval(
      estimates((omitted) => 1 - totalVariation(real, other, omitted)),
      missingness.range,
    ),
    detail: { patterns: codeOf.size, columns },
  }
}

/** Of each row: '1' where a column is missing, '0' where it is present. */
function patternsOf(table: Table, names: readonly string[]): string[] {
  const columns = names.map((name) => table.column(name))
  return Array.from({ length: table.rowCount }, (_, row) =>
    columns.map((column) => (isMissing(column, row) ? '1' : '0')).join(''),
  )
}

function frequencies(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
