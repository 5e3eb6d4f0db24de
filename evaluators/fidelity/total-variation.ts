import { sampleWithoutReplacement } from '../../src/math/index.js'
import { expectedVariation, totalVariation } from '../grouped-counts.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { estimates, meanEstimates, withInterval } from '../row-groups.js'
import { type TableCells, tableCells } from './table-cells.js'

const mostLevels = 20
/** Marginals beyond it are drawn at random. */
const mostMarginals = 500
const shownMarginals = 20

/** Mean total variation of 2-way marginals: columns cut in ten cells of equal frequency in the training rows. */
export const totalVariation2: Metric = marginalMetric(2, {
  title: 'Two-way total variation',
  question: 'How far are the joint distributions of two columns from the real ones?',
})

/** Mean total variation of 3-way marginals. */
export const totalVariation3: Metric = marginalMetric(3, {
  title: 'Three-way total variation',
  question: 'How far are the joint distributions of three columns from the real ones?',
})

function marginalMetric(ways: 2 | 3, texts: Pick<Metric, 'title' | 'question'>): Metric {
  const metric: Metric = {
    id: `fidelity.total-variation-${ways}`,
    ...texts,
    reading: `Mean over sets of ${ways} columns of half the summed differences of cell shares; 0 is identical. Two real samples differ too: compare with unseen real rows, which show what chance alone makes of it.`,
    natures: withRows,
    goal: 'minimise',
    range: [0, 1],
    cost: 'moderate',
    workbench: 'cells',
    version: 1,
    compute: (context) => compute(context, ways, metric),
  }
  return metric
}

function compute(
  { schema, train, synthetic, rng, realRng = rng }: EvaluationContext,
  ways: number,
  metric: Metric,
): MetricResult {
  const names = modelledNames(schema)
  if (names.length < ways) return { status: 'skipped', reason: `fewer than ${ways} columns` }
  if (train.rowCount === 0 || synthetic.rowCount === 0) return { status: 'skipped', reason: 'a table has no rows' }
  const [real, other] = [train, synthetic].map((table) =>
    tableCells({ schema, train }, table, { names, bins: 'frequency', mostLevels }),
  ) as [TableCells, TableCells]
  const all = subsets(names.length, ways)
  const chosen =
    all.length <= mostMarginals
      ? all
      : Array.from(
          sampleWithoutReplacement(all.length, mostMarginals, realRng.fork('marginals')),
          (index) => all[index]!,
        )
  const distances = chosen.map((columns) => {
    const counted = { real: real.counts(columns), synthetic: other.counts(columns) }
    const distance = estimates((omitted) => totalVariation(counted.real, counted.synthetic, omitted))
    const byChance = expectedVariation(counted.real, synthetic.rowCount)
    return { columns: columns.map((column) => names[column]!), distance, byChance }
  })
  const mean = meanEstimates(distances.map(({ distance }) => distance))
  const worst = distances
    .map(({ columns, distance, byChance }) => ({ columns, distance: distance[0]!, byChance }))
    .sort((a, b) => b.distance - a.distance)
    .slice(0, shownMarginals)
  return {
    status: 'ok',
    ...withInterval(mean, metric.range),
    detail: {
      marginals: chosen.length,
      of: all.length,
      byChance: distances.reduce((sum, { byChance }) => sum + byChance, 0) / distances.length,
      worst,
    },
  }
}

/** Every set of `ways` numbers below `count`, in lexicographic order. */
function subsets(count: number, ways: number, from = 0): number[][] {
  if (ways === 0) return [[]]
  const all: number[][] = []
  for (let first = from; first <= count - ways; first++)
    for (const rest of subsets(count, ways - 1, first + 1)) all.push([first, ...rest])
  return all
}
