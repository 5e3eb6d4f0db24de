import { mixedSpace, neighbourSearch, type Points } from '../../src/learn/index.js'
import { sampleWithoutReplacement } from '../../src/math/index.js'
import type { EvaluationContext } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'

/** The tables of an evaluation as points of one space, ranges fixed on train and holdout together. */
export interface DistanceSpace {
  readonly train: Points
  readonly holdout: Points
  readonly reference: Points
  readonly synthetic: Points
}

/** Null when there is no column to measure by or a table has no rows. */
export function distanceSpace({
  schema,
  train,
  holdout,
  reference,
  synthetic,
}: Omit<EvaluationContext, 'rng'>): DistanceSpace | null {
  const names = modelledNames(schema)
  if (names.length === 0 || [train, holdout, synthetic].some((table) => table.rowCount === 0)) return null
  const place = mixedSpace([train, holdout], names)
  return { train: place(train), holdout: place(holdout), reference: place(reference), synthetic: place(synthetic) }
}

/** Gower distance of each query to the closest of `points`. */
export function closest(queries: Points, points: Points): Float64Array {
  return neighbourSearch(points)(queries).distances
}

/** At most `size` points, drawn at random; all of them when there are no more. */
export function samplePoints(points: Points, size: number, rng: EvaluationContext['rng']): Points {
  return size >= points.rowCount ? points : takePoints(points, sampleWithoutReplacement(points.rowCount, size, rng))
}

/** The points of these rows, in their order. */
export function takePoints({ coordinates, width }: Points, rows: ArrayLike<number>): Points {
  const taken = new Float64Array(rows.length * width)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    taken.set(coordinates.subarray(row * width, (row + 1) * width), index * width)
  }
  return { coordinates: taken, width, rowCount: rows.length }
}
