import type { Points } from '../../src/learn/index.js'
import { bootstrapInterval, sortedQuantile } from '../../src/math/index.js'
import type { Metric } from '../metric.js'
import { drawnRows } from '../natures.js'
import { mostAskedRows } from '../table-sample.js'
import { askedOf, distanceSpace, samplePoints, searcherOf } from './closest.js'

const fewestRows = 10
/** Added to both distances, as mostlyai-qa does: two real rows equal to the synthetic one give 1, not 0 / 0. */
const tiny = 1e-8

/** Of each query: its distance to the nearest point over its distance to the second nearest. */
export function distanceRatios(queries: Points, points: Points): Float64Array {
  const { distances } = searcherOf(points)(queries, { count: 2 })
  return Float64Array.from(
    { length: queries.rowCount },
    (_, row) => (distances[2 * row]! + tiny) / (distances[2 * row + 1]! + tiny),
  )
}

/** Nearest neighbour distance ratio: a copy check, never a privacy score. */
export const nndr: Metric = {
  id: 'privacy.nndr',
  title: 'Nearest neighbour distance ratio',
  question: 'Do synthetic rows single out one training row that they lie close to?',
  reading:
    'Median over synthetic rows of the distance to the nearest training row over that to the second nearest; near 0 one real row stands alone beside them. A copy check, never a privacy score: it looks at typical synthetic rows, and people can be recognised by the others. Compare with unseen real rows; the details have as many training as holdout rows.',
  natures: drawnRows,
  goal: 'reference',
  range: [0, 1],
  cost: 'moderate',
  workbench: 'distances',
  asksRows: mostAskedRows,
  version: 2,
  compute(context) {
    const space = distanceSpace(context)
    if (space === null) return { status: 'skipped', reason: 'nothing to compare' }
    const size = Math.min(space.train.rowCount, space.holdout.rowCount)
    if (size < fewestRows) return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
    const { rng, realRng = rng } = context
    const { synthetic: queries, sampled } = askedOf(space, context)
    const ratios = distanceRatios(queries, space.train).sort()
    const value = sortedQuantile(ratios, 0.5)!
    const interval = bootstrapInterval([ratios.length], ([counts]) => weightedMedian(ratios, counts!), {
      rng: rng.fork('bootstrap'),
      replicates: 200,
    })
    const result = {
      status: 'ok',
      value,
      ...(sampled !== null && { basis: { sampled } }),
      interval: [Math.min(value, interval[0]), Math.max(value, interval[1])],
    } as const
    if (context.brief) return result
    // As many rows of each: ratios depend on how densely the points lie.
    const [ofTrain, ofHoldout] = (['train', 'holdout'] as const).map((side) =>
      summary(distanceRatios(queries, samplePoints(space[side], size, realRng.fork(side))).sort()),
    )
    return {
      ...result,
      detail: { ...summary(ratios), equalRows: { rowsOfEachSide: size, train: ofTrain, holdout: ofHoldout } },
    }
  },
}

function summary(sorted: Float64Array) {
  return {
    median: sortedQuantile(sorted, 0.5),
    fifthPercentile: sortedQuantile(sorted, 0.05),
    // What mostlyai-qa prints.
    tenthSmallest: sorted[9] ?? null,
  }
}

/** The value at which half of the counts are reached. */
function weightedMedian(sorted: Float64Array, counts: Uint32Array): number {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2
  let reached = 0
  for (let index = 0; index < sorted.length; index++) {
    reached += counts[index]!
    if (reached >= half) return sorted[index]!
  }
  return sorted.at(-1) ?? 0
}
