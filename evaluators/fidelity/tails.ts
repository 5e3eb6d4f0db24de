import { sortedQuantile } from '../../src/math/index.js'
import { isMissing, type NumberColumn, presentValues, type Table } from '../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { type Estimates, estimates, groupCount, meanEstimates, rowGroups, withInterval } from '../row-groups.js'

const tailShare = 0.02
/** Training rows that must lie in a tail: fewer than this are chance. */
const fewestRows = 5

/** How often rows lie beyond a limit: rows present and rows beyond, in all and in each group. */
interface TailCounts {
  readonly beyond: Float64Array
  readonly present: Float64Array
}

/** Mean over the lower and upper tails of number columns of how far their shares of rows agree. O(columns × n log n). */
export const tails: Metric = {
  id: 'fidelity.tails',
  title: 'Tails kept',
  question: 'Do extreme numbers occur as often as in the real table?',
  reading:
    'Mean over the lowest and the highest 2 % of every number column of the smaller share of rows divided by the larger; 1 is equally often. It does not look at how extreme they are, and a tail of few rows agrees badly by chance: compare with unseen real rows.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const groups = { real: rowGroups(train, schema), synthetic: rowGroups(synthetic, schema) }
  const found = modelledColumns(schema).flatMap(({ name }) => {
    const real = train.column(name)
    if (real.type !== 'number') return []
    return remembered([real], 'tails', () => limitsOf(real)).flatMap(({ end, isBeyond }) => {
      const own = countTail(train, name, { isBeyond, groups: groups.real })
      const rows = own.beyond.reduce((sum, count) => sum + count, 0)
      // A value that many rows share may stand at the limit: then there is no tail to speak of.
      if (rows < fewestRows) return []
      const made = countTail(synthetic, name, { isBeyond, groups: groups.synthetic })
      const scores = estimates((omitted) => agreement(shareBeyond(own, omitted), shareBeyond(made, omitted)))
      const shares = { real: shareBeyond(own, -1), synthetic: shareBeyond(made, -1) }
      return Number.isNaN(scores[0]!) ? [] : [{ detail: { column: name, end, ...shares }, scores }]
    })
  })
  if (found.length === 0)
    return { status: 'skipped', reason: `no number column has ${fewestRows} rows in a tail of 2 %` }
  const mean: Estimates = meanEstimates(found.map(({ scores }) => scores))
  const worstFirst = [...found].sort((a, b) => a.scores[0]! - b.scores[0]!).map(({ detail }) => detail)
  return { status: 'ok', ...withInterval(mean, tails.range), detail: { tails: worstFirst } }
}

function limitsOf(column: NumberColumn) {
  const sorted = presentValues(column).sort()
  const low = sortedQuantile(sorted, tailShare) ?? 0
  const high = sortedQuantile(sorted, 1 - tailShare) ?? 0
  return [
    { end: 'low', isBeyond: (value: number) => value < low },
    { end: 'high', isBeyond: (value: number) => value > high },
  ]
}

function countTail(
  table: Table,
  name: string,
  { isBeyond, groups }: { readonly isBeyond: (value: number) => boolean; readonly groups: Uint8Array },
): TailCounts {
  const column = table.column(name)
  const counts = { beyond: new Float64Array(groupCount), present: new Float64Array(groupCount) }
  if (column.type !== 'number') return counts
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue
    counts.present[groups[row]!]! += 1
    if (isBeyond(column.values[row]!)) counts.beyond[groups[row]!]! += 1
  }
  return counts
}

function shareBeyond({ beyond, present }: TailCounts, omitted: number): number {
  const total = (counts: Float64Array) => counts.reduce((sum, count, group) => sum + (group === omitted ? 0 : count), 0)
  return total(beyond) / total(present)
}

/** The smaller of two shares over the larger; two empty tails agree. */
function agreement(first: number, second: number): number {
  return first === second ? 1 : Math.min(first, second) / Math.max(first, second)
}
