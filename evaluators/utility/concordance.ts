import {
  estimableTerms,
  fitRegression,
  linearScores,
  type PairCounts,
  pairCounts,
  regressionDesign,
  selectTerms,
} from '../../src/learn/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import type { ConcordanceDetail } from '../evaluation.js'
import { durationsOf } from '../learning/follow-up.js'
import { type Hazard, hazardsOf } from '../learning/hazards.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { type Estimates, estimates, groupCount, meanEstimates, rowGroups, withInterval } from '../row-groups.js'

const mostRows = 20_000
const mostTestRows = 5_000
const fewestRows = 20

/** Harrell's C of Cox models trained on synthetic rows and tested on holdout rows. */
export const concordanceMetric: Metric = {
  id: 'utility.concordance',
  title: 'Survival predicted for real people (Harrell’s C)',
  question: 'Can a survival model of the synthetic table tell which real person has the event first?',
  reading:
    'Of pairs of unseen real people of whom one is known to have had the event first, the share in which a Cox model of the synthetic rows gives that person the higher hazard, as a mean over the schema’s times to an event; 0.5 is guessing. The copy of train shows what real training rows reach. It asks for the order only, not for how long anybody lives.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  asksRows: mostRows,
  version: 3,
  compute,
}

interface Scored {
  readonly value: Estimates
  readonly detail: ConcordanceDetail['pairs'][number]
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train } = context
  const hazards = hazardsOf(schema, train)
  if (hazards.length === 0) return { status: 'skipped', reason: 'the schema names no time to an event that varies' }
  const scored = hazards.flatMap((hazard) => scoredHazard(hazard, context) ?? [])
  if (scored.length === 0) return { status: 'skipped', reason: 'too few rows are followed to an event' }
  return {
    status: 'ok',
    ...withInterval(meanEstimates(scored.map(({ value }) => value)), concordanceMetric.range),
    detail: { pairs: scored.map(({ detail }) => detail) },
  }
}

/** Null when too few rows are followed, or no two tested people can be put in order. */
function scoredHazard(
  hazard: Hazard,
  { schema, train, holdout, synthetic, rng, realRng = rng, brief }: EvaluationContext,
): Scored | null {
  const { time, event } = hazard.pair
  const tested = sampleRows(holdout, mostTestRows, realRng.fork('test'))
  const made = sampleRows(synthetic, mostRows, rng.fork('synthetic'))
  const real = sampleRows(train, mostRows, realRng.fork('real'))
  const groups = rowGroups(tested, schema)
  const score = (from: Table) => concordances(hazard, { from, tested, groups })
  const value = score(made)
  if (value === null || !Number.isFinite(value[0])) return null
  const own = brief ? null : score(real)
  const both = brief ? null : score(concatTables([real, made]))
  const difference =
    own &&
    withInterval(
      own.map((each, index) => each - value[index]!),
      [-1, 1],
    )
  return {
    value,
    detail: {
      time,
      event,
      testRows: tested.rowCount,
      leaking: hazard.leaking,
      synthetic: value[0]!,
      real: own?.[0] ?? null,
      augmented: both?.[0] ?? null,
      loss: difference,
    },
  }
}

/** Harrell's C on the tested rows of a Cox model fitted to others, whole and without each group of tested rows. */
function concordances(
  { pair, features }: Hazard,
  { from, tested, groups }: { readonly from: Table; readonly tested: Table; readonly groups: Uint8Array },
): Estimates | null {
  const { rows, ...followed } = durationsOf(from, pair)
  if (rows.length < fewestRows) return null
  const learnt = from.take(rows)
  const design = regressionDesign(learnt, features)
  const encoded = design.encode(learnt)
  const response = { model: 'cox', ...followed } as const
  const terms = estimableTerms(encoded, response)
  const model = fitRegression(selectTerms(encoded, terms), response)
  if (model === undefined) return null
  const { rows: held, ...outcomes } = durationsOf(tested, pair)
  const scores = linearScores(selectTerms(design.encode(tested.take(held)), terms), model.coefficients)
  const counts = pairCounts(scores, outcomes, { groups: Uint8Array.from(held, (row) => groups[row]!), groupCount })
  return estimates((omitted) => shareWithout(counts, omitted))
}

function shareWithout({ pairs, right }: PairCounts, omitted: number): number {
  let [all, ordered] = [0, 0]
  for (let first = 0; first < groupCount; first++)
    for (let second = 0; second < groupCount; second++) {
      if (first === omitted || second === omitted) continue
      all += pairs[first * groupCount + second]!
      ordered += right[first * groupCount + second]!
    }
  return ordered / all
}
