import { fitLogistic, logisticProbabilities, mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import { permutation, type Rng, sampleWithoutReplacement } from '../../../src/math/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { areaUnder, rankScores, rocCurve } from '../../learning/roc.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { ofModels } from '../../natures.js'
import { mostAskedRows } from '../../table-sample.js'
import { atMostAtOnce } from '../../threads/at-once.js'
import { epsilonLowerBound, instrumentCeiling } from './effective-epsilon.js'
import { shadowFeatures } from './shadow-features.js'

const shadowCount = 200
const targetsOfEachKind = 10
const fewestRows = 60

/** Membership inference by an attacker who can run the generator: shadow models with and without each target. */
export const shadowMembership: Metric = {
  id: 'privacy.shadow-membership',
  title: 'Membership with the generator in hand',
  question: 'Can an attacker who can run the same generator tell whether a chosen person was learnt from?',
  reading:
    'Mean over the ten most isolated and ten random records of the area under the ROC curve of an attack trained on shadow models; one half is guessing blindly. It is the model that is attacked, not this release of it. The details have the worst record and a lower bound on ε, which can only show a leak, never its absence.',
  natures: ofModels,
  goal: 'reference',
  range: [0, 1],
  cost: 'costly',
  usesRefit: true,
  asksRows: mostAskedRows,
  version: 1,
  compute,
}

async function compute(context: EvaluationContext): Promise<MetricResult> {
  const { schema, train, holdout, refit, refitsAtOnce = 1, rng, brief } = context
  if (brief) return { status: 'skipped', reason: 'controls have no generator to run' }
  if (refit === undefined) return { status: 'skipped', reason: 'needs depth deep, which fits the model 200 times' }
  const names = modelledNames(schema)
  const population = concatTables([train, holdout])
  if (population.rowCount < fewestRows || names.length === 0)
    return { status: 'skipped', reason: `fewer than ${fewestRows} rows` }
  const targetRows = chooseTargets(population, names, rng.fork('targets'))
  const others = Array.from({ length: population.rowCount }, (_, row) => row).filter((row) => !targetRows.includes(row))
  const featuresOf = shadowFeatures(population.take(targetRows), population, {
    columnNames: names,
    rng: rng.fork('queries'),
  })
  const size = Math.min(train.rowCount, Math.floor(others.length * 0.75))
  const shadows = await atMostAtOnce(shadowCount, refitsAtOnce, async (shadow) => {
    const stream = rng.fork(`shadow:${shadow}`)
    const inside = Uint8Array.from(targetRows, (_, target) => membership(target, shadow, rng))
    const drawn = Array.from(sampleWithoutReplacement(others.length, size, stream), (index) => others[index]!)
    const rows = [...drawn, ...targetRows.filter((_, target) => inside[target] === 1)]
    return { inside, features: featuresOf(await refit(population.take(rows), stream)) }
  })
  const attacked = targetRows.map((_, target) =>
    attack(shadows.map(({ inside, features }) => ({ isMember: inside[target]!, features: features[target]! }))),
  )
  return summarise(attacked)
}

/** In half of the shadows, each target by a draw of its own; the two halves of the shadows are balanced alike. */
function membership(target: number, shadow: number, rng: Rng): number {
  const order = permutation(shadowCount / 2, rng.fork(`membership:${target}`))
  return order[shadow % (shadowCount / 2)]! < shadowCount / 4 ? 1 : 0
}

/** The records furthest from their fifth neighbour, and as many random ones. */
function chooseTargets(population: Table, names: readonly string[], rng: Rng): number[] {
  const points = mixedSpace([population], names)(population)
  const { distances, count } = neighbourSearch(points)(points, { count: 5, excludeSelf: true })
  const isolation = (row: number) => distances[row * count + count - 1]!
  const rows = Array.from({ length: population.rowCount }, (_, row) => row)
  const isolated = rows.sort((a, b) => isolation(b) - isolation(a)).slice(0, targetsOfEachKind)
  const rest = rows.slice(targetsOfEachKind)
  const random = Array.from(sampleWithoutReplacement(rest.length, targetsOfEachKind, rng), (index) => rest[index]!)
  return [...isolated, ...random]
}

interface Example {
  readonly isMember: number
  readonly features: Float64Array
}

interface Attacked {
  readonly area: number
  /** Of the tested half: scores where the target was inside, and where it was not. */
  readonly members: Float64Array
  readonly nonMembers: Float64Array
  /** The score that divided the trained half best. */
  readonly threshold: number
}

/** Trains on the first half of the shadows and is tested on the other. */
function attack(examples: readonly Example[]): Attacked {
  const half = examples.length / 2
  const features = dense(examples)
  const labels = Float64Array.from(examples, ({ isMember }) => isMember)
  const part = (from: number, to: number) => ({
    values: features.values.slice(from * features.featureCount, to * features.featureCount),
    rowCount: to - from,
    featureCount: features.featureCount,
  })
  const model = fitLogistic(part(0, half), labels.slice(0, half), { l2: 10 })
  const split = (scores: Float64Array, from: number) =>
    [1, 0].map((label) => scores.filter((_, index) => labels[from + index] === label)) as [Float64Array, Float64Array]
  const trained = split(logisticProbabilities(model, part(0, half)), 0)
  const [members, nonMembers] = split(logisticProbabilities(model, part(half, examples.length)), half)
  const area = areaUnder(rocCurve(rankScores(members, nonMembers)))
  return { area, members, nonMembers, threshold: bestThreshold(...trained) }
}

/** Features standardised over all shadows. */
function dense(examples: readonly Example[]) {
  const featureCount = examples[0]!.features.length
  const values = new Float64Array(examples.length * featureCount)
  for (let feature = 0; feature < featureCount; feature++) {
    const column = examples.map(({ features }) => features[feature]!)
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
    column.forEach((value, row) => {
      values[row * featureCount + feature] = deviation > 0 ? (value - mean) / deviation : 0
    })
  }
  return { values, rowCount: examples.length, featureCount }
}

function bestThreshold(members: Float64Array, nonMembers: Float64Array): number {
  const above = (scores: Float64Array, at: number) => scores.filter((score) => score >= at).length / scores.length
  const advantage = (at: number) => above(members, at) - above(nonMembers, at)
  return [...members, ...nonMembers].reduce((best, at) => (advantage(at) > advantage(best) ? at : best), 0.5)
}

function summarise(attacked: readonly Attacked[]): MetricResult {
  const areas = attacked.map(({ area }) => area)
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  const value = mean(areas)
  // The spread over records, and no less than what the number of tested shadows alone gives a blind attack (Mann–Whitney).
  const spread = mean(areas.map((area) => (area - value) ** 2)) / (areas.length - 1)
  const blind = mean(
    attacked.map(({ members: { length: m }, nonMembers: { length: n } }) => (m + n + 1) / (12 * m * n)),
  )
  const error = Math.sqrt(Math.max(spread, blind / areas.length))
  const decided = attacked.map(({ members, nonMembers, threshold }) => ({
    truePositives: members.filter((score) => score >= threshold).length,
    members: members.length,
    falsePositives: nonMembers.filter((score) => score >= threshold).length,
    nonMembers: nonMembers.length,
  }))
  const sum = (key: keyof (typeof decided)[number]) => decided.reduce((total, each) => total + each[key], 0)
  const together = {
    truePositives: sum('truePositives'),
    members: sum('members'),
    falsePositives: sum('falsePositives'),
    nonMembers: sum('nonMembers'),
  }
  return {
    status: 'ok',
    value,
    interval: [Math.max(0, value - 1.96 * error), Math.min(1, value + 1.96 * error)],
    detail: {
      shadows: shadowCount,
      isolated: areas.slice(0, targetsOfEachKind),
      random: areas.slice(targetsOfEachKind),
      worst: Math.max(...areas),
      epsilonLowerBound: epsilonLowerBound(together),
      epsilonCeiling: instrumentCeiling(together.members, together.nonMembers),
    },
  }
}
