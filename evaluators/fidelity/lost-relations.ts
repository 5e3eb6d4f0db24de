import { wilsonInterval } from '../../src/math/index.js'
import type { RelationsDetail } from '../evaluation.js'
import { countFates, lostShare, worstEffects } from '../learning/effect-loss.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { type ClearRelations, clearRelations, mostRows } from './clear-relations.js'

const nothingClear = 'no two columns are clearly related in the training rows'

/** Share of the clear relations that are gone or turned round in the synthetic table, beyond chance. */
export const lostRelations: Metric = {
  id: 'fidelity.lost-relations',
  title: 'Clear relations lost',
  question: 'Is a relation gone or turned round that is clear in the real table?',
  reading:
    'Of the pairs of columns whose rank correlation is clear in the training rows and at least 0.1, the share of which at most a quarter is left in the synthetic rows, or the opposite. Only losses beyond chance count: the value has those that all pairs together show by chance once in ten tables of unseen people, the lower end of the interval once in a hundred. Rank correlations see what rises or falls together, not a curve with a turn.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'relations',
  asksRows: mostRows,
  version: 1,
  compute(context) {
    return measured(context, lostShare)
  },
}

/** Share of the clear relations of which more than half is left. */
export const keptRelations: Metric = {
  id: 'fidelity.kept-relations',
  title: 'Clear relations kept',
  question: 'How many of the relations that are clear in the real table are still there?',
  reading:
    'Of the pairs of columns whose rank correlation is clear in the training rows and at least 0.1, the share of which more than half is left in the synthetic rows, with the same sign. Unseen real rows show how many chance alone weakens by half. Pairs count alike, and pairs of the same columns are not independent: the interval, over pairs, is a rough guide.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'relations',
  asksRows: mostRows,
  drawsAs: lostRelations.id,
  version: 1,
  compute(context) {
    return measured(context, ({ effects }) => {
      const kept = effects.filter(({ fate }) => fate === 'kept').length
      return { value: kept / effects.length, interval: wilsonInterval({ successes: kept, trials: effects.length }) }
    })
  },
}

function measured(
  context: EvaluationContext,
  numbers: (found: ClearRelations) => Pick<Extract<MetricResult, { status: 'ok' }>, 'value' | 'interval'>,
): MetricResult {
  const found = clearRelations(context)
  if (found === null) return { status: 'skipped', reason: 'a table has fewer than 30 rows' }
  if (found.effects.length === 0) return { status: 'skipped', reason: nothingClear, nothingToTest: true }
  return { status: 'ok', ...numbers(found), detail: { ...detailOf(found) } }
}

function detailOf(found: ClearRelations): RelationsDetail {
  const missing = ({ real, synthetic }: ClearRelations['effects'][number]) =>
    Math.abs(Math.tanh(real.value)) - Math.tanh(synthetic?.value ?? 0) * Math.sign(real.value)
  return {
    pairs: found.pairs,
    clear: found.effects.length,
    fates: countFates(found),
    worst: worstEffects(found, missing).map(({ named, real, synthetic, fate, isSure }) => ({
      names: [named.first.name, named.second.name],
      real: Math.tanh(real.value),
      synthetic: synthetic === null ? null : Math.tanh(synthetic.value),
      fate,
      isSure,
    })),
  }
}
