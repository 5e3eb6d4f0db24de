import type { Cloud } from './clouds.js'

/** What the balls around real points, each reaching to its k-th nearest real neighbour, hold of the synthetic points. */
export interface NeighbourBalls {
  /** Of each synthetic point: how many balls it lies in. */
  readonly ballsAround: Float64Array
  /** Of each real point: 1 when a synthetic point lies in its ball. */
  readonly reached: Uint8Array
}

/**
 * Balls of density and coverage (Naeem et al., ICML 2020). A point on the border is inside, so that a copy lies in its own
 * ball even where k neighbours coincide; prdc leaves it out. O(real × (real + synthetic) × features).
 */
export function neighbourBalls(real: Cloud, synthetic: Cloud, neighbours: number): NeighbourBalls {
  const { featureCount } = real
  const ballsAround = new Float64Array(synthetic.rowCount)
  const reached = new Uint8Array(real.rowCount)
  const nearest = new Float64Array(neighbours)
  let centre = 0
  /** Squared, from the centre; only as far as it takes to know that it is above the limit. */
  const distanceTo = (values: Float64Array, row: number, limit: number): number => {
    const own = centre * featureCount
    const other = row * featureCount
    let sum = 0
    for (let axis = 0; axis < featureCount && sum <= limit; axis++)
      sum += (real.values[own + axis]! - values[other + axis]!) ** 2
    return sum
  }
  for (; centre < real.rowCount; centre++) {
    nearest.fill(Number.POSITIVE_INFINITY)
    for (let row = 0; row < real.rowCount; row++)
      if (row !== centre) keepSmallest(nearest, distanceTo(real.values, row, nearest[neighbours - 1]!))
    const radius = nearest[neighbours - 1]!
    for (let row = 0; row < synthetic.rowCount; row++) {
      if (distanceTo(synthetic.values, row, radius) > radius) continue
      ballsAround[row]! += 1
      reached[centre] = 1
    }
  }
  return { ballsAround, reached }
}

/** Keeps the smallest distances, ascending. */
function keepSmallest(kept: Float64Array, distance: number): void {
  let place = kept.length - 1
  if (distance >= kept[place]!) return
  for (; place > 0 && kept[place - 1]! > distance; place--) kept[place] = kept[place - 1]!
  kept[place] = distance
}
