import {
  binFeatures,
  boostingScores,
  fitBoosting,
  fitFeatureSpecs,
  mixedSpace,
  neighbourSearch,
} from '../../../src/learn/index.js'
import { cellAt, isMissing, type Table } from '../../../src/table/index.js'
import { sampleRows } from '../../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { withRows } from '../../natures.js'
import { placeInTrain } from '../../sampled.js'
import { attackerKnowledge, knowledgeSizes } from './attacker-knowledge.js'
import { drawTargets } from './draw-targets.js'
import { inferenceByKnowledge } from './inference-by-knowledge.js'
import { located, residualRisk, riskResult, successRate } from './residual-risk.js'
import { compareGuesses, comparison, mostCommon, rateOf, together, tolerance } from './secret-guess.js'

const mostTargets = 2000
const mostTrainingRows = 8000
const mostSecrets = 12
const mostClasses = 12

/** WP29's third risk: secrets guessed from what an attacker knows, with the synthetic table's help. */
export const inference: Metric = {
  id: 'privacy.inference',
  title: 'Inference of secrets',
  question: 'Does the synthetic table tell secrets of the people it was learnt from?',
  reading:
    'Residual risk (attack − control) / (1 − control), mean over secrets of the stronger of two attacks (nearest synthetic row, boosted trees): how much more often secrets of training rows are guessed than those of unseen rows. What can be guessed about anybody from their other columns is no leak and is not counted.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'costly',
  asksRows: mostTrainingRows,
  version: 2,
  compute,
}

type Guesser = (targets: Table) => (string | number | null)[]

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, synthetic, rng, realRng = rng, brief = false } = context
  const { known, secrets } = attackerKnowledge(schema)
  if (known.length === 0 || secrets.length === 0 || synthetic.rowCount === 0)
    return { status: 'skipped', reason: 'the schema leaves nothing known or nothing secret' }
  const targets = drawTargets(train, mostTargets, realRng.fork('train'))
  const members = targets.table
  const others = sampleRows(holdout, mostTargets, realRng.fork('holdout'))
  const learntFrom = sampleRows(synthetic, mostTrainingRows, rng.fork('synthetic'))
  const place = mixedSpace([train, holdout], known)
  const search = neighbourSearch(place(synthetic))
  const nearestRows = new Map([members, others].map((table) => [table, search(place(table)).rows]))

  const perSecret = secrets.slice(0, mostSecrets).map((name) => {
    const isRight = comparison(train.column(name))
    const guess = (guesser: Guesser, table: Table) => compareGuesses(guesser(table), table.column(name), isRight)
    const nearest: Guesser = (targets) =>
      Array.from(nearestRows.get(targets) ?? [], (row) => cellAt(synthetic.column(name), row))
    const trees = treeGuesser(learntFrom, name, known, rng.fork(`trees:${name}`))
    const attacks = [
      { attack: 'nearest row', guesser: nearest },
      ...(trees === null ? [] : [{ attack: 'boosted trees', guesser: trees }]),
    ].map(({ attack, guesser }) => ({ attack, onTrain: guess(guesser, members), onHoldout: guess(guesser, others) }))
    const stronger = attacks.reduce((best, each) => (rateOf(each.onTrain) > rateOf(best.onTrain) ? each : best))
    const usual = mostCommon(synthetic.column(name))
    return { secret: name, ...stronger, baseline: guess((targets) => new Array(targets.rowCount).fill(usual), members) }
  })
  const list = perSecret
    .filter(({ onTrain, onHoldout }) => onTrain.attempts > 0 && onHoldout.attempts > 0)
    .map(({ secret, attack, onTrain, onHoldout }) => ({
      secret,
      attack,
      onTrain: rateOf(onTrain),
      onHoldout: rateOf(onHoldout),
      ...residualRisk(successRate(onTrain), successRate(onHoldout)),
      found: located(onTrain.right.map((row) => placeInTrain(targets.rows[row]!, context))),
    }))
  const byKnowledge = brief
    ? undefined
    : inferenceByKnowledge(knowledgeSizes(schema), secrets.slice(0, mostSecrets), {
        train,
        holdout,
        synthetic,
        members,
        others,
      })
  return riskResult(
    {
      attack: together(perSecret.map(({ onTrain }) => onTrain)),
      control: together(perSecret.map(({ onHoldout }) => onHoldout)),
      baseline: together(perSecret.map(({ baseline }) => baseline)),
    },
    { known, secrets: list.sort((a, b) => b.value - a.value), tolerance, ...(byKnowledge && { byKnowledge }) },
  )
}

/** Null for levels beyond a dozen, and for a column with nothing to learn. */
function treeGuesser(
  table: Table,
  name: string,
  known: readonly string[],
  rng: EvaluationContext['rng'],
): Guesser | null {
  const column = table.column(name)
  const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isMissing(column, row))
  if (rows.length < 20) return null
  const specs = fitFeatureSpecs(table, known)
  const binned = binFeatures(table.take(rows), specs)
  const common = { rounds: 40, earlyStopping: false, rng } as const
  if (column.type === 'number') {
    const targets = Float64Array.from(rows, (row) => column.values[row]!)
    const model = fitBoosting(binned, targets, { ...common, task: 'regression' })
    return (targetTable) => Array.from(boostingScores(model, binFeatures(targetTable, specs))[0]!)
  }
  const used = [...new Set(rows.map((row) => column.codes[row]!))].sort((a, b) => a - b)
  if (used.length < 2 || used.length > mostClasses) return null
  const targets = Float64Array.from(rows, (row) => used.indexOf(column.codes[row]!))
  const model = fitBoosting(binned, targets, { ...common, task: 'classification', classCount: used.length })
  return (targetTable) => {
    const scores = boostingScores(model, binFeatures(targetTable, specs))
    return Array.from({ length: targetTable.rowCount }, (_, row) => {
      const label =
        scores.length === 1
          ? Number(scores[0]![row]! > 0)
          : scores.reduce((best, each, index) => (each[row]! > scores[best]![row]! ? index : best), 0)
      return column.levels[used[label]!] ?? null
    })
  }
}
