import { distancesOf, type Neighbourhoods } from './neighbourhoods.js'

/** Scores of targets, higher is "member". All of these need distances only. */
export type NeighbourAttack = (around: Neighbourhoods) => Float64Array

/** Neighbours counted by the ratio attack. */
const ratioNeighbours = 20

function perTarget(
  around: Neighbourhoods,
  score: (synthetic: Float64Array, reference: Float64Array) => number,
): Float64Array {
  return Float64Array.from({ length: around.targets.rowCount }, (_, target) =>
    score(distancesOf(around.toSynthetic, target), distancesOf(around.toReference, target)),
  )
}

/** Minus the distance to the closest synthetic row (GAN-leaks: Chen et al., CCS 2020). */
export const closestDistance: NeighbourAttack = (around) => perTarget(around, (synthetic) => -synthetic[0]!)

/** The same, less the distance to the closest reference row. */
export const calibratedDistance: NeighbourAttack = (around) =>
  perTarget(around, (synthetic, reference) => reference[0]! - synthetic[0]!)

/** Share of synthetic rows among the nearest of synthetic and reference rows together, each side weighed by its size. */
export const neighbourShare: NeighbourAttack = (around) =>
  perTarget(around, (synthetic, reference) => {
    let [fromSynthetic, fromReference] = [0, 0]
    while (fromSynthetic + fromReference < ratioNeighbours) {
      const nextSynthetic = synthetic[fromSynthetic] ?? Number.POSITIVE_INFINITY
      const nextReference = reference[fromReference] ?? Number.POSITIVE_INFINITY
      if (nextSynthetic === Number.POSITIVE_INFINITY && nextReference === Number.POSITIVE_INFINITY) break
      if (nextSynthetic <= nextReference) fromSynthetic++
      else fromReference++
    }
    const syntheticShare = fromSynthetic / around.syntheticRows
    const referenceShare = fromReference / around.referenceRows
    // Among equals the closer synthetic row decides.
    return syntheticShare / (syntheticShare + referenceShare) - 1e-3 * synthetic[0]!
  })

/** Synthetic rows within a ball whose radius is the median closest distance (Monte-Carlo: Hilprecht et al., PoPETs 2019). */
export const rowsInBall: NeighbourAttack = (around) => {
  const closest = perTarget(around, (synthetic) => synthetic[0]!).sort()
  const radius = closest[closest.length >> 1] ?? 0
  return perTarget(
    around,
    (synthetic) => synthetic.filter((distance) => distance <= radius).length - 1e-3 * synthetic[0]!,
  )
}

/** Log ratio of kernel densities of synthetic and reference rows (DOMIAS: van Breugel et al., AISTATS 2023). */
export const densityRatio: NeighbourAttack = (around) => {
  const bandwidth = bandwidthOf(around)
  const logDensity = (distances: Float64Array, rows: number) =>
    Math.log(distances.reduce((sum, distance) => sum + Math.exp(-distance / bandwidth), 1e-12) / rows)
  return perTarget(
    around,
    (synthetic, reference) => logDensity(synthetic, around.syntheticRows) - logDensity(reference, around.referenceRows),
  )
}

/** The mean distance to the fifth reference neighbour, never 0. */
export function bandwidthOf(around: Neighbourhoods): number {
  const fifths = perTarget(around, (_, reference) => reference[Math.min(4, reference.length - 1)] ?? 0)
  const mean = fifths.reduce((sum, distance) => sum + distance, 0) / Math.max(1, fifths.length)
  return Math.max(mean / 2, 1e-6)
}
