import { type NeighbourSearch, neighbourSearch, type Points } from '../../src/learn/index.js'
import { bootstrapInterval } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import { discretise } from '../fidelity/discretise.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'

const fewestTargets = 20
const mostTargets = 2000
const mostRows = 20_000
const mostLevels = 50
/** Shares of the population that the training rows may be, beside their share of the real rows at hand. */
const shownShares = [0.5, 0.1, 0.01]

/**
 * F1 of calling members by these rates where a share of the population are members, relative to calling everybody one:
 * (F1 − F1₀) / (1 − F1₀) with F1₀ = 2s / (1 + s), cut at 0 (El Emam, Mosquera & Fang, JAMIA Open 5(4), 2022).
 */
export function relativeF1(
  { truePositiveRate, falsePositiveRate }: { readonly truePositiveRate: number; readonly falsePositiveRate: number },
  share: number,
): number {
  // Twice the true positives over all that are members or called so, each counted once.
  const f1 = (2 * share * truePositiveRate) / (share * truePositiveRate + (1 - share) * falsePositiveRate + share)
  const naive = (2 * share) / (1 + share)
  return Math.max(0, (f1 - naive) / (1 - naive))
}

/** Membership disclosure by the number of differing cells, as agencies that follow El Emam read it. */
export const membershipF1: Metric = {
  id: 'privacy.membership-f1',
  title: 'Membership F1 at the true sampling fraction',
  question: 'Is calling people members better than calling everybody one, where members are as frequent as they are?',
  reading:
    'F1 of calling a record a member when a synthetic row differs from it in few cells, relative to calling everybody a member: 0 is no better, 1 is perfect; above .2 is a concern (El Emam 2022). Members are taken to be as frequent as training rows among all real rows at hand; where the population is larger the details apply. One attack: 0 does not rule out others.',
  natures: withRows,
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  asksRows: mostRows,
  version: 2,
  compute,
}

function compute(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, reference, rng, realRng = rng } = context
  const names = modelledNames(schema)
  if (Math.min(train.rowCount, holdout.rowCount) < fewestTargets)
    return { status: 'skipped', reason: `fewer than ${fewestTargets} members or non-members` }
  if (names.length === 0 || context.synthetic.rowCount === 0) return { status: 'skipped', reason: 'nothing to compare' }
  const synthetic = sampleRows(context.synthetic, mostRows, rng.fork('synthetic'))
  const cells = discretise(synthetic, names, { bins: 'frequency', mostLevels })
  const codesOf = (table: Table) => cells.map((each) => each.encode(table.column(each.name)).codes)
  const made = neighbourSearch(pointsOf(codesOf(synthetic)))
  const [members, nonMembers] = [train, holdout].map((table, side) =>
    fewestDifferences(codesOf(sampleRows(table, mostTargets, realRng.fork(`side:${side}`))), made),
  ) as [Uint16Array, Uint16Array]
  const share = train.rowCount / (train.rowCount + holdout.rowCount + reference.rowCount)
  const attack = crossFitted(members, nonMembers, { share, limits: names.length })
  const value = relativeF1(attack.rates(), share)
  const [low, high] = bootstrapInterval(
    [members.length, nonMembers.length],
    (counts) => relativeF1(attack.rates(counts), share),
    { rng: rng.fork('bootstrap'), replicates: 200 },
  )
  return {
    status: 'ok',
    value,
    interval: [Math.min(value, low), Math.max(value, high)],
    detail: {
      ...{ members: members.length, nonMembers: nonMembers.length, differences: attack.limits },
      ...attack.rates(),
      samplingFraction: share,
      byFraction: shownShares.map((fraction) => ({ fraction, relativeF1: relativeF1(attack.rates(), fraction) })),
    },
  }
}

/** Of each target: in how many columns the most similar row differs from it (Hamming distance). */
function fewestDifferences(targets: readonly ArrayLike<number>[], search: NeighbourSearch): Uint16Array {
  const points = pointsOf(targets)
  return Uint16Array.from(search(points).distances, (distance) => Math.round(distance * points.width))
}

/** Codes as points in whose space any two codes of a column are 1 apart, as the search counts gaps up to 1. */
function pointsOf(columns: readonly ArrayLike<number>[]): Points {
  const width = columns.length
  const rowCount = columns[0]?.length ?? 0
  const coordinates = new Float64Array(rowCount * width)
  columns.forEach((column, index) => {
    for (let row = 0; row < rowCount; row++) coordinates[row * width + index] = column[row]!
  })
  return { coordinates, width, rowCount }
}

/**
 * Calls a target a member when it has at most so many differences. The limit is the best for the even targets and used on
 * the odd ones, and the other way round: a limit chosen on the targets it is judged by would look better than it is.
 */
function crossFitted(
  members: Uint16Array,
  nonMembers: Uint16Array,
  { share, limits }: { readonly share: number; readonly limits: number },
) {
  const rate = (differences: Uint16Array, isCalled: (own: number, target: number) => boolean, counts?: Uint32Array) => {
    let [called, all] = [0, 0]
    differences.forEach((own, target) => {
      const weight = counts?.[target] ?? 1
      all += weight
      if (isCalled(own, target)) called += weight
    })
    return all === 0 ? 0 : called / all
  }
  const half = (differences: Uint16Array, parity: number) => differences.filter((_, target) => target % 2 === parity)
  const best = [0, 1].map((parity) => {
    const f1 = (limit: number) =>
      relativeF1(
        {
          truePositiveRate: rate(half(members, parity), (own) => own <= limit),
          falsePositiveRate: rate(half(nonMembers, parity), (own) => own <= limit),
        },
        share,
      )
    // From the laxest: where no limit helps, everybody is called a member.
    return Array.from({ length: limits + 1 }, (_, index) => limits - index).reduce((kept, limit) =>
      f1(limit) > f1(kept) ? limit : kept,
    )
  })
  const isCalled = (own: number, target: number) => own <= best[1 - (target % 2)]!
  return {
    limits: best,
    rates: (counts: readonly Uint32Array[] = []) => ({
      truePositiveRate: rate(members, isCalled, counts[0]),
      falsePositiveRate: rate(nonMembers, isCalled, counts[1]),
    }),
  }
}
