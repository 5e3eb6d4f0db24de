import type { Neighbours, Points } from '../../../src/learn/index.js'
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

/** Searchers grown once, asked for members and for non-members. */
export function neighbourhoodsOf(synthetic: Points, reference: Points): (targets: Points) => Neighbourhoods {
  const inSynthetic = searcherOf(synthetic)
  const inReference = searcherOf(reference)
  return (targets) => ({
    targets,
    toSynthetic: inSynthetic(targets, { count: Math.min(neighbourCount, synthetic.rowCount) }),
    toReference: inReference(targets, { count: Math.min(neighbourCount, reference.rowCount) }),
    syntheticRows: synthetic.rowCount,
    referenceRows: reference.rowCount,
  })
}

/** The distances of one target's neighbours, ascending. */
export function distancesOf({ distances, count }: Neighbours, target: number): Float64Array {
  return distances.subarray(target * count, (target + 1) * count)
}
