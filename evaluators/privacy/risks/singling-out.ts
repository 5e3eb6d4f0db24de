import { type Column, isMissing, type Table } from '../../../src/table/index.js'
import { sampleRows } from '../../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { withRows } from '../../natures.js'
import { placeInTrain } from '../../sampled.js'
import { drawTargets } from './draw-targets.js'
import { type Condition, conditionAt, drawPredicate, matches, mediansOf, type Predicate } from './predicates.js'
import { located, riskResult } from './residual-risk.js'

const mostGuesses = 400
const mostDraws = 20_000
/** Rows of the synthetic table that predicates are drawn from and made unique in. */
const mostRows = 20_000
/** Rows of each real side that statements are tried on. */
const mostReal = 50_000
const sizes = [2, 3, 4]

/** WP29's first risk: statements that are true of exactly one synthetic row, tried on real rows. */
export const singlingOut: Metric = {
  id: 'privacy.singling-out',
  title: 'Singling out',
  question: 'Do statements learnt from the synthetic table point to exactly one real person?',
  reading:
    'Residual risk (attack − control) / (1 − control): how much more often a statement true of one synthetic row is true of exactly one training row than of exactly one unseen row, as many rows of each. 0 means that the statements are no better on people learnt from; it does not mean that nobody is unique.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  asksRows: mostRows,
  version: 2,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, synthetic, rng, realRng = rng } = context
  const names = modelledNames(schema)
  const size = Math.min(train.rowCount, holdout.rowCount, mostReal)
  if (names.length < 2 || size < 20 || synthetic.rowCount < 2)
    return { status: 'skipped', reason: 'fewer than 20 rows or 2 columns' }
  const drawnFrom = sampleRows(synthetic, mostRows, rng.fork('synthetic'))
  const members = drawTargets(train, size, realRng.fork('train'))
  const others = sampleRows(holdout, size, realRng.fork('holdout'))
  const guesses = {
    univariate: univariate(drawnFrom, names),
    multivariate: multivariate(drawnFrom, names, rng.fork('draw')),
  }
  const all = [...guesses.univariate.slice(0, mostGuesses / 4), ...guesses.multivariate]
  const blind = blindGuesses(train, names, { count: all.length, rng: rng.fork('blind') })
  const succeed = (predicates: readonly Predicate[], table: Table) => {
    const rows = predicates.flatMap((predicate) => {
      const found = matches(predicate, table, 2)
      return found.length === 1 ? found : []
    })
    return { guesses: { successes: rows.length, attempts: predicates.length }, rows }
  }
  const attack = succeed(all, members.table)
  const kinds = Object.entries(guesses).map(([kind, predicates]) => ({
    kind,
    attack: succeed(predicates.slice(0, mostGuesses), members.table).guesses,
    control: succeed(predicates.slice(0, mostGuesses), others).guesses,
  }))
  return riskResult(
    { attack: attack.guesses, control: succeed(all, others).guesses, baseline: succeed(blind, members.table).guesses },
    { kinds, found: located(attack.rows.map((row) => placeInTrain(members.rows[row]!, context))) },
  )
}

/** Values that occur once, extremes, and a lone missing cell. */
function univariate(table: Table, names: readonly string[]): Predicate[] {
  return names.flatMap((name) => conditionsOf(table.column(name))).map((condition) => [condition])
}

function conditionsOf(column: Column): Condition[] {
  const rows = Array.from(
    { length: column.type === 'number' ? column.values.length : column.codes.length },
    (_, row) => row,
  )
  const present = rows.filter((row) => !isMissing(column, row))
  const conditions: Condition[] = []
  if (rows.length - present.length === 1) conditions.push({ column: column.name, type: 'missing' })
  if (column.type === 'level') {
    const counts = new Map<number, number>()
    for (const row of present) counts.set(column.codes[row]!, (counts.get(column.codes[row]!) ?? 0) + 1)
    for (const [code, count] of counts)
      if (count === 1) conditions.push({ column: column.name, type: 'level', level: column.levels[code]! })
    return conditions
  }
  const sorted = Float64Array.from(present, (row) => column.values[row]!).sort()
  const [low, next] = sorted
  const [before, high] = sorted.slice(-2)
  if (low !== undefined && low !== next) conditions.push({ column: column.name, type: 'at-most', value: low })
  if (high !== undefined && high !== before) conditions.push({ column: column.name, type: 'at-least', value: high })
  return conditions
}

function multivariate(table: Table, names: readonly string[], rng: EvaluationContext['rng']): Predicate[] {
  const medians = mediansOf(table, names)
  const found: Predicate[] = []
  for (let draw = 0; draw < mostDraws && found.length < mostGuesses; draw++) {
    const predicate = drawPredicate(table, names, { size: sizes[draw % sizes.length]!, medians, rng })
    if (matches(predicate, table, 2).length === 1) found.push(predicate)
  }
  return found
}

/** Statements about columns drawn from different rows of the training table: knowing columns, nobody in particular. */
function blindGuesses(
  table: Table,
  names: readonly string[],
  { count, rng }: { readonly count: number; readonly rng: EvaluationContext['rng'] },
): Predicate[] {
  const medians = mediansOf(table, names)
  return Array.from({ length: count }, (_, index) => {
    const size = Math.min(names.length, sizes[index % sizes.length]!)
    const start = rng.below(names.length)
    return Array.from({ length: size }, (_each, place) => {
      const name = names[(start + place) % names.length]!
      return conditionAt(table.column(name), rng.below(table.rowCount), medians.get(name) ?? 0)
    })
  })
}
