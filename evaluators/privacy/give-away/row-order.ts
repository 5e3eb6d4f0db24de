import { centredRanks, permutationChance, type Rng, rankCorrelation } from '../../../src/math/index.js'
import { patientIndex } from '../../../src/table/index.js'
import type { EvaluationContext, Metric } from '../../metric.js'
import { withRows } from '../../natures.js'
import { withBasis } from '../../sampled.js'
import { mostAskedRows } from '../../table-sample.js'
import { askedOf, closestRows, distanceSpace } from '../closest.js'

const chanceBelow = 0.001
const fewestRows = 10
/** Beyond it two correlations differ: one in a thousand. */
const clearlyMore = 3.09

/** Whether released rows stand in the order of the training rows they are nearest to. */
export const rowOrder: Metric = {
  id: 'privacy.row-order',
  title: 'Order of rows',
  question: 'Do the rows stand in the order of the training rows?',
  reading:
    'Rank correlation, without its sign, of the place of a released row with the place of the training row nearest to it, less the same with unseen real rows: tables sorted alike have that without a leak. 0 where chance explains it in one case in a thousand or more. Who knows the order of the real table would know whom a row comes from. Any other order is not looked at.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'distances',
  asksRows: mostAskedRows,
  version: 1,
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const { rng } = context
    const { synthetic: queries, syntheticRows, sampled } = askedOf(space, context)
    const persons = personsOf(context)
    const ordered = (side: 'train' | 'holdout') =>
      byPerson(closestRows(queries, space[side]).rows, { places: syntheticRows, persons })
    const { places, nearest } = ordered('train')
    if (places.length < fewestRows) return { status: 'skipped', reason: `fewer than ${fewestRows} rows` }
    const correlation = absolute(rankCorrelation(places, nearest))
    const unseen = ordered('holdout')
    const ofUnseen = absolute(rankCorrelation(unseen.places, unseen.nearest))
    const p = correlation === 0 ? 1 : orderChance(places, { nearest, correlation, rng })
    const difference = (atanh(correlation) - atanh(ofUnseen)) * Math.sqrt((places.length - 3) / 2)
    const value = p < chanceBelow && difference > clearlyMore ? correlation - ofUnseen : 0
    const detail = { correlation, unseen: ofUnseen, p }
    return withBasis({ status: 'ok', value, interval: [value, value], detail }, sampled)
  },
}

/** How often places in any other order correlate as much: only the sum of products moves. */
function orderChance(
  places: Float64Array,
  { nearest, correlation, rng }: { readonly nearest: Float64Array; readonly correlation: number; readonly rng: Rng },
): number {
  const [ranks, others] = [centredRanks(places), centredRanks(nearest)]
  const squares = (all: Float64Array) => all.reduce((sum, each) => sum + each * each, 0)
  const observed = correlation * Math.sqrt(squares(ranks) * squares(others)) * (1 - 1e-12)
  return permutationChance(() => {
    let sum = 0
    for (let place = 0; place < ranks.length; place++) {
      const other = place + rng.below(ranks.length - place)
      const rank = ranks[other]!
      ranks[other] = ranks[place]!
      ranks[place] = rank
      sum += rank * others[place]!
    }
    return Math.abs(sum) >= observed
  })
}

/** NaN, where one side does not vary, is no order. */
function absolute(correlation: number): number {
  return Math.abs(Number.isNaN(correlation) ? 0 : correlation)
}

function atanh(correlation: number): number {
  return Math.atanh(Math.min(correlation, 1 - 1e-9))
}

/** Whose each released row is, where a column says so. */
function personsOf({ schema, synthetic }: Pick<EvaluationContext, 'schema' | 'synthetic'>): Int32Array | null {
  return schema.patient !== undefined && synthetic.has(schema.patient) ? patientIndex(synthetic, schema) : null
}

/** Places and nearest rows, a person's rows as their means: they stand together without a leak. */
function byPerson(
  rows: Int32Array,
  { places: asked, persons }: { readonly places: ArrayLike<number>; readonly persons: Int32Array | null },
): { readonly places: Float64Array; readonly nearest: Float64Array } {
  const indexOf = new Map<number, number>()
  const [places, nearest, held]: [number[], number[], number[]] = [[], [], []]
  rows.forEach((row, index) => {
    const place = asked[index]!
    const person = persons?.[place] ?? place
    const at = indexOf.get(person) ?? indexOf.size
    indexOf.set(person, at)
    places[at] = (places[at] ?? 0) + place
    nearest[at] = (nearest[at] ?? 0) + row
    held[at] = (held[at] ?? 0) + 1
  })
  const mean = (sums: readonly number[]) => Float64Array.from(sums, (sum, person) => sum / held[person]!)
  return { places: mean(places), nearest: mean(nearest) }
}
