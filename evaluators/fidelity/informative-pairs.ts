import { totalVariation } from '../grouped-counts.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { estimates, groupCount, withInterval } from '../row-groups.js'
import { mutualInformation } from './mutual-information.js'
import { type TableCells, tableCells } from './table-cells.js'

const mostLevels = 20

/** Pair similarity weighted by the mutual information of the pair in the training rows: unrelated pairs do not count. */
export const informativePairs: Metric = {
  id: 'fidelity.informative-pairs',
  title: 'Related pairs',
  question: 'Do the columns that belong together still do?',
  reading:
    'Mean over pairs of one minus the total variation of the cross table, each pair weighted by the mutual information it has in the training rows; 1 is identical. Unlike plain pair trends, pairs that have nothing to do with each other cannot raise it.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'cells',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const names = modelledNames(schema)
  if (train.rowCount === 0 || synthetic.rowCount === 0) return { status: 'skipped', reason: 'a table has no rows' }
  const [real, other] = [train, synthetic].map((table) =>
    tableCells({ schema, train }, table, { names, bins: 'frequency', mostLevels }),
  ) as [TableCells, TableCells]
  const sizes = real.columns.map(({ size }) => size)
  const weighted = new Float64Array(groupCount + 1)
  let weights = 0
  const pairs: { columns: readonly string[]; weight: number; score: number }[] = []
  for (let first = 0; first < names.length; first++)
    for (let second = first + 1; second < names.length; second++) {
      const counts = real.counts([first, second])
      const weight = mutualInformation(counts, sizes[first]!, sizes[second]!)
      if (weight === 0) continue
      const made = other.counts([first, second])
      const scores = estimates((omitted) => 1 - totalVariation(counts, made, omitted))
      scores.forEach((score, index) => {
        weighted[index]! += weight * score
      })
      weights += weight
      pairs.push({ columns: [names[first]!, names[second]!], weight, score: scores[0]! })
    }
  if (weights === 0) return { status: 'skipped', reason: 'no two columns have anything to do with each other' }
  const lost = (pair: (typeof pairs)[number]) => pair.weight * (1 - pair.score)
  return {
    status: 'ok',
    ...withInterval(
      weighted.map((sum) => sum / weights),
      informativePairs.range,
    ),
    detail: { pairs: pairs.length, worst: pairs.sort((a, b) => lost(b) - lost(a)).slice(0, 10) },
  }
}
