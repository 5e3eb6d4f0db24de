import { digits } from '../../evaluators/fidelity/digits.js'
import { informativePairs } from '../../evaluators/fidelity/informative-pairs.js'
import { lostRelations } from '../../evaluators/fidelity/lost-relations.js'
import { pairTrends } from '../../evaluators/fidelity/pair-trends.js'
import { totalVariation2 } from '../../evaluators/fidelity/total-variation.js'
import type { EvaluationContext, Metric, MetricResult } from '../../evaluators/metric.js'
import { c2stGap } from '../../evaluators/privacy/c2st-gap.js'
import { exactCopies } from '../../evaluators/privacy/exact-copies.js'
import { membershipEnsemble } from '../../evaluators/privacy/membership-ensemble.js'
import { lostEffects } from '../../evaluators/utility/lost-effects.js'
import { tstr } from '../../evaluators/utility/tstr.js'
import { sampleWithoutReplacement } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { type Numbers, numbersOf } from './numbers.js'

export interface StandIns {
  /** Real rows nobody learnt from: holdout and reference together. */
  readonly unseen: Table
  /** What is measured where the reference rows are not looked at; the synthetic table when absent. */
  readonly apart?: { readonly pairs: Table; readonly utility: Table }
}

/**
 * The numbers of one synthetic table, by the project's own evaluators. Three are taken beside those of unseen real rows: pair
 * total variation, with as many rows of either, because it falls with their number; the share of exact copies; and digits.
 */
export async function measure(context: EvaluationContext, { unseen, apart }: StandIns): Promise<Numbers> {
  const { synthetic, rng } = context
  const { pairs, utility } = apart ?? { pairs: synthetic, utility: synthetic }
  const size = Math.min(pairs.rowCount, unseen.rowCount)
  const take = (table: Table, name: string) =>
    size === table.rowCount ? table : table.take(sampleWithoutReplacement(table.rowCount, size, rng.fork(name)))
  const on = (metric: Metric, table: Table): Promise<MetricResult> | MetricResult =>
    metric.compute({ ...context, synthetic: table, rng: rng.fork(metric.id) })
  return numbersOf({
    pairTrends: await on(pairTrends, pairs),
    relatedPairs: await on(informativePairs, pairs),
    pairVariation: await on(totalVariation2, take(pairs, 'as many')),
    pairVariationUnseen: await on(totalVariation2, take(unseen, 'as many unseen')),
    twoSample: await on(c2stGap, synthetic),
    digits: await on(digits, synthetic),
    digitsUnseen: await digits.compute({ ...context, ...halves(context), rng: rng.fork('digits of unseen') }),
    relationsLost: await on(lostRelations, pairs),
    effectsLost: await on(lostEffects, pairs),
    utility: await on(tstr, utility),
    membership: await on(membershipEnsemble, synthetic),
    copies: await on(exactCopies, pairs),
    copiesUnseen: await on(exactCopies, unseen),
  })
}

/** Half of the unseen rows in the synthetic table's place, against the other half. */
function halves({
  holdout,
  reference,
}: EvaluationContext): Pick<EvaluationContext, 'holdout' | 'reference' | 'synthetic'> {
  return { holdout: holdout.take([]), reference: holdout, synthetic: reference }
}
