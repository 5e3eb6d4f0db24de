import type { Neighbours, Points } from '../../../src/learn/index.js'
import { remembered } from '../../remembered.js'
import { searcherOf } from '../closest.js'

/** Neighbours kept: beyond them the kernels of the local attacks are negligible. */
export const neighbourCount = 50

/** Target records with their nearest synthetic and reference rows. */
export interface Neighbourhoods {
  readonly targets: Points
  readonly toSynthetic: Neighbours
  readonly toReference: Neighbours
  readonly syntheticRows: number
  readonly referenceRows: number
}

/** Of members or of non-members. Their nearest reference rows are the same whichever table is attacked. */
export function neighbourhoodOf(targets: Points, synthetic: Points, reference: Points): Neighbourhoods {
  return {
    targets,
    toSynthetic: nearestOf(targets, synthetic),
    toReference: nearestOf(targets, reference),
    syntheticRows: synthetic.rowCount,
    referenceRows: reference.rowCount,
  }
}

function nearestOf(targets: Points, points: Points): Neighbours {
  const count = Math.min(neighbourCount, points.rowCount)
  return remembered([points, targets], `${count} nearest`, () => searcherOf(points)(targets, { count }))
}

/** The distances of one target's neighbours, ascending. */
export function distancesOf({ distances, count }: Neighbours, target: number): Float64Array {
  return distances.subarray(target * count, (target + 1) * count)
}
