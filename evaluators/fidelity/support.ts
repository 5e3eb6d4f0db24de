import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { withRows } from '../natures.js'
import { estimates, groupCount, withInterval } from '../row-groups.js'
import { type Cloud, drawClouds, mostCloudRows } from './clouds.js'

const fewestRows = 10
/** synthcity's grid of ball sizes. */
const levels = Array.from({ length: 30 }, (_, index) => index / 29)
const never = levels.length

/** Of each point: the first level of the grid at which it counts, 30 for never. */
export type FirstLevels = Uint8Array

/**
 * α-precision (Alaa et al., ICML 2022): a synthetic point counts from the level α whose ball around the real centre, which
 * holds a share α of the real points, reaches it.
 */
export function alphaLevels(real: Cloud, synthetic: Cloud): FirstLevels {
  const centre = centreOf(real)
  const radii = distancesTo(real, centre).sort()
  return firstReached(distancesTo(synthetic, centre), radii)
}

/**
 * β-recall: a real point counts when a synthetic point is no further than its nearest real neighbour, from the level whose
 * ball around the synthetic centre reaches that point. Quantiles are over the synthetic points that are somebody's
 * nearest, as synthcity takes them. O(real × (real + synthetic)).
 */
export function betaLevels(real: Cloud, synthetic: Cloud): FirstLevels {
  const fromCentre = distancesTo(synthetic, centreOf(synthetic))
  const own = nearest(real, real, true)
  const other = nearest(real, synthetic, false)
  const reached = Float64Array.from(other.rows, (row) => fromCentre[row]!)
  const first = firstReached(reached, Float64Array.from(reached).sort())
  return first.map((level, row) => (other.distances[row]! <= own.distances[row]! ? level : never))
}

/** 1 − Σ|α − P(α)| / Σα over the grid, P(α) being the share of points, counted by `weights`, whose first level is at most α. */
export function integratedAgreement(first: FirstLevels, weights?: ArrayLike<number>): number {
  const counts = new Float64Array(never + 1)
  let total = 0
  first.forEach((level, point) => {
    const weight = weights?.[point] ?? 1
    counts[level]! += weight
    total += weight
  })
  let reached = 0
  const gap = levels.reduce((sum, level, index) => {
    reached += counts[index]!
    return sum + Math.abs(level - reached / total)
  }, 0)
  return 1 - gap / levels.reduce((sum, level) => sum + level, 0)
}

function firstReached(distances: Float64Array, radii: Float64Array): FirstLevels {
  const limits = levels.map((level) => quantileOf(radii, level))
  return Uint8Array.from(distances, (distance) => {
    const level = limits.findIndex((limit) => distance <= limit)
    return level < 0 ? never : level
  })
}

function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const low = sorted[Math.floor(position)]!
  return low + (position % 1) * ((sorted[Math.ceil(position)] ?? low) - low)
}

function centreOf({ values, rowCount, featureCount }: Cloud): Float64Array {
  const centre = new Float64Array(featureCount)
  values.forEach((value, index) => {
    centre[index % featureCount]! += value / rowCount
  })
  return centre
}

function distancesTo({ values, rowCount, featureCount }: Cloud, point: Float64Array): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => {
    let sum = 0
    for (let axis = 0; axis < featureCount; axis++) sum += (values[row * featureCount + axis]! - point[axis]!) ** 2
    return Math.sqrt(sum)
  })
}

function nearest(queries: Cloud, points: Cloud, excludeSelf: boolean) {
  const { featureCount } = queries
  const distances = new Float64Array(queries.rowCount)
  const rows = new Int32Array(queries.rowCount)
  for (let query = 0; query < queries.rowCount; query++) {
    let best = Number.POSITIVE_INFINITY
    for (let point = 0; point < points.rowCount; point++) {
      if (excludeSelf && point === query) continue
      let sum = 0
      for (let axis = 0; axis < featureCount && sum < best; axis++)
        sum += (queries.values[query * featureCount + axis]! - points.values[point * featureCount + axis]!) ** 2
      if (sum < best) {
        best = sum
        rows[query] = point
      }
    }
    distances[query] = Math.sqrt(best)
  }
  return { distances, rows }
}

function supportMetric(
  texts: Pick<Metric, 'id' | 'title' | 'question' | 'reading'>,
  measure: (real: Cloud, synthetic: Cloud) => FirstLevels,
): Metric {
  const metric: Metric = {
    ...texts,
    natures: withRows,
    goal: 'maximise',
    range: [0, 1],
    cost: 'moderate',
    asksRows: mostCloudRows,
    version: 2,
    compute,
  }
  return metric

  function compute(context: EvaluationContext): MetricResult {
    const clouds = drawClouds(context, fewestRows)
    if (clouds === null) return { status: 'skipped', reason: `fewer than ${fewestRows} rows` }
    const first = measure(clouds.real, clouds.synthetic)
    // The points counted are left out in groups; the balls stay. A bootstrap would never reach the best value.
    const agreement = (omitted: number) =>
      Math.max(
        0,
        integratedAgreement(
          first,
          Uint8Array.from(first, (_, point) => Number(point % groupCount !== omitted)),
        ),
      )
    return {
      status: 'ok',
      ...withInterval(estimates(agreement), metric.range),
      detail: { rowsOfEachSide: clouds.real.rowCount },
    }
  }
}

export const precision: Metric = supportMetric(
  {
    id: 'fidelity.alpha-precision',
    title: 'α-precision',
    question: 'Do synthetic rows lie where real rows lie, as often in the middle as at the edge?',
    reading:
      'Agreement between the share of synthetic rows in a ball around the real centre and the share of real rows in it, over all sizes of ball; 1 is equal. Standardised numbers and 0/1 levels; distances in many dimensions say little about single columns.',
  },
  alphaLevels,
)

export const recall: Metric = supportMetric(
  {
    id: 'fidelity.beta-recall',
    title: 'β-recall',
    question: 'Is every kind of real row represented among the synthetic ones?',
    reading:
      'How many real rows have a synthetic row nearer than their nearest real neighbour, over shares of the synthetic rows; a copy reaches its highest value, and unseen real rows show what is attainable without copying.',
  },
  betaLevels,
)
