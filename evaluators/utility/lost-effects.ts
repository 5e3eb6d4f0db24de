import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import type { EffectsDetail } from '../evaluation.js'
import { compareEffects, countFates, lostShare, worstEffects } from '../learning/effect-loss.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { remembered } from '../remembered.js'
import { compareRegressions } from './regressions.js'
import { mostRows, replication } from './replication.js'

/** Share of the clear effects of the training rows' regressions that are gone or turned round in the synthetic rows'. */
export const lostEffects: Metric = {
  id: 'utility.lost-effects',
  title: 'Clear effects lost',
  question: 'Would a regression on the synthetic table miss a finding of the real one, or report its opposite?',
  reading:
    'Of the coefficients that are clear in the training rows’ regressions (logistic, linear or Cox, main effects, one per outcome and time to an event), the share of which at most a quarter is left in the synthetic rows’, or the opposite. Only losses beyond chance count: the value has those that all coefficients together show by chance once in ten tables of unseen people, the lower end of the interval once in a hundred.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'regressions',
  drawsAs: replication.id,
  asksRows: mostRows,
  version: 1,
  compute,
}

function compute({ schema, train, synthetic, rng, realRng = rng }: EvaluationContext): MetricResult {
  const drawn = (table: Table) =>
    remembered([table], `rows by ${realRng.path}`, () => sampleRows(table, mostRows, realRng.fork('rows')))
  const [own, other] = [drawn(train), drawn(synthetic)]
  const models = compareRegressions(schema, { train: own, others: [other] })
  // A model takes rows of one person for those of several.
  const [ofOwn, ofOther] = [rowsEach(own, schema), rowsEach(other, schema)]
  const terms = models.flatMap(({ outcome, model, errorOf, terms: all }) =>
    all.map(({ term, real, synthetic: made }) => ({
      named: { outcome, model, term, errorOf },
      real: { value: real.value, variance: real.variance * ofOwn },
      synthetic: made === null ? null : { value: made[0]!.value, variance: made[0]!.variance * ofOther },
    })),
  )
  if (terms.length === 0) return { status: 'skipped', reason: 'no regression with two terms can be fitted' }
  const compared = compareEffects(terms, {
    refine: ({ term, errorOf }) => ({ real: errorOf(own, term), synthetic: errorOf(other, term) }),
  })
  if (compared.effects.length === 0)
    return { status: 'skipped', reason: 'no coefficient is clear in the training rows', nothingToTest: true }
  const detail: EffectsDetail = {
    terms: terms.length,
    clear: compared.effects.length,
    fates: countFates(compared),
    worst: worstEffects(compared).map(({ named, real, synthetic: made, fate, isSure }) => ({
      ...{ outcome: named.outcome, model: named.model, term: named.term },
      real: real.value,
      synthetic: made?.value ?? null,
      fate,
      isSure,
    })),
  }
  return { status: 'ok', ...lostShare(compared), detail: { ...detail } }
}

function rowsEach(table: Table, schema: Schema): number {
  return table.rowCount / new Set(patientIndex(table, schema)).size
}
