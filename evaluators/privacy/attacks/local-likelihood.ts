import type { Points } from '../../../src/learn/index.js'
import { searcherOf, takePoints } from '../closest.js'
import { bandwidthOf } from './distance-attacks.js'
import { distancesOf, type Neighbourhoods, neighbourCount } from './neighbourhoods.js'

/**
 * How much a record raises the likelihood of its nearest synthetic rows under a kernel density of the reference rows:
 * Σ log((n·p(s) + K(s, x)) / ((n + 1)·p(s))) over its neighbours s (Gen-LRA: Ward et al., 2025). Scores for members and
 * non-members with one density.
 */
export function localLikelihood(
  sides: readonly Neighbourhoods[],
  { synthetic, reference }: { readonly synthetic: Points; readonly reference: Points },
): Float64Array[] {
  const bandwidth = bandwidthOf(sides[0]!)
  const kernel = (distance: number) => Math.exp(-distance / bandwidth)
  const count = Math.min(neighbourCount, reference.rowCount)
  // Only the synthetic rows that are somebody's neighbours are asked for.
  const asked = [...new Set(sides.flatMap(({ toSynthetic }) => [...toSynthetic.rows]))].filter((row) => row >= 0)
  const toReference = searcherOf(reference)(takePoints(synthetic, asked), { count })
  // n·p(s): the kernel is negligible beyond the nearest neighbours.
  const mass = new Float64Array(synthetic.rowCount)
  asked.forEach((row, index) => {
    mass[row] = distancesOf(toReference, index).reduce((sum, distance) => sum + kernel(distance), 1e-9)
  })
  return sides.map(({ targets, toSynthetic }) =>
    Float64Array.from({ length: targets.rowCount }, (_, target) => {
      let sum = 0
      for (let place = target * toSynthetic.count; place < (target + 1) * toSynthetic.count; place++) {
        const row = toSynthetic.rows[place]!
        if (row >= 0) sum += Math.log1p(kernel(toSynthetic.distances[place]!) / mass[row]!)
      }
      return sum
    }),
  )
}
