import { mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { withRows } from '../../natures.js'
import { placeInTrain } from '../../sampled.js'
import { drawTargets } from './draw-targets.js'
import { located, riskResult } from './residual-risk.js'

const mostTargets = 1000
/** Neighbours taken from each half. */
const neighbours = 5

/** WP29's second risk: two half-records of one person, linked through the synthetic table. */
export const linkability: Metric = {
  id: 'privacy.linkability',
  title: 'Linkability',
  question: 'Does the synthetic table help to link two half-records of one person?',
  reading:
    'Residual risk (attack − control) / (1 − control): how much more often the synthetic neighbours of both halves of a training record meet than those of an unseen record. 0 is no help with people learnt from. Halves are every other column; other divisions can do better.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  asksRows: mostTargets,
  version: 2,
  compute: (context) => {
    const names = modelledNames(context.schema)
    return linkHalves(
      context,
      [0, 1].map((half) => names.filter((_, index) => index % 2 === half)),
    )
  },
}

/** Two groups of columns of one record, linked through the synthetic table. */
export function linkHalves(context: EvaluationContext, halves: readonly (readonly string[])[]): MetricResult {
  const { train, holdout, synthetic, rng, realRng = rng } = context
  if (halves.some((columns) => columns.length === 0) || synthetic.rowCount <= neighbours)
    return { status: 'skipped', reason: 'fewer than 2 columns or too few rows' }
  const searches = halves.map((columns) => {
    const place = mixedSpace([train, holdout], columns)
    const search = neighbourSearch(place(synthetic))
    return (table: typeof train) => search(place(table), { count: neighbours }).rows
  })
  const guess = (table: typeof train) => {
    const targets = drawTargets(table, mostTargets, realRng.fork(table === train ? 'train' : 'holdout'))
    const [first, second] = searches.map((search) => search(targets.table))
    const linked: number[] = []
    for (let target = 0; target < targets.rows.length; target++) {
      const own = new Set(first!.subarray(target * neighbours, (target + 1) * neighbours))
      if (second!.subarray(target * neighbours, (target + 1) * neighbours).some((row) => own.has(row)))
        linked.push(targets.rows[target]!)
    }
    return { successes: linked.length, attempts: targets.rows.length, linked }
  }
  const attack = guess(train)
  // Two random draws of k among n rows share one with this probability.
  const byChance = 1 - (1 - neighbours / synthetic.rowCount) ** neighbours
  const baseline = { successes: byChance * attack.attempts, attempts: attack.attempts }
  return riskResult(
    { attack, control: guess(holdout), baseline },
    { halves, neighbours, found: located(attack.linked.map((row) => placeInTrain(row, context))) },
  )
}
