import {
  mixedSpace,
  type NeighbourSearch,
  type Neighbours,
  neighbourSearch,
  type Points,
} from '../../src/learn/index.js'
import { sampleWithoutReplacement } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { EvaluationContext } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'

/** The tables of an evaluation as points of one space, ranges fixed on train and holdout together. */
export interface DistanceSpace {
  readonly train: Points
  readonly holdout: Points
  readonly reference: Points
  readonly synthetic: Points
}

type SpaceContext = Omit<EvaluationContext, 'rng'>

/**
 * Null when there is no column to measure by or a table has no rows. Metrics that ask for the same tables one after the
 * other are given the same space.
 */
export function distanceSpace(context: SpaceContext): DistanceSpace | null {
  const { schema, train, holdout, reference, synthetic } = context
  const keys = [schema, holdout, reference, synthetic]
  const last = lastSpaces.get(train)
  if (last?.keys.every((key, index) => key === keys[index])) return last.space
  const space = placeTables(context)
  lastSpaces.set(train, { keys, space })
  return space
}

/** The space made last for each training table: one at a time, since the points of large tables are large. */
const lastSpaces = new WeakMap<Table, { readonly keys: readonly object[]; readonly space: DistanceSpace | null }>()

function placeTables({ schema, train, holdout, reference, synthetic }: SpaceContext): DistanceSpace | null {
  const names = modelledNames(schema)
  if (names.length === 0 || [train, holdout, synthetic].some((table) => table.rowCount === 0)) return null
  const place = mixedSpace([train, holdout], names)
  return { train: place(train), holdout: place(holdout), reference: place(reference), synthetic: place(synthetic) }
}

/** Gower distance of each query to the closest of `points`. */
export function closest(queries: Points, points: Points): Float64Array {
  return closestRows(queries, points).distances
}

/** The same with the rows that are closest. The answer is kept as long as both are: several metrics ask for it. */
export function closestRows(queries: Points, points: Points): Neighbours {
  const known = answers.get(points) ?? new WeakMap<Points, Neighbours>()
  answers.set(points, known)
  const found = known.get(queries) ?? searcherOf(points)(queries)
  known.set(queries, found)
  return found
}

const answers = new WeakMap<Points, WeakMap<Points, Neighbours>>()

/** A searcher of `points`, grown once. */
export function searcherOf(points: Points): NeighbourSearch {
  const search = searchers.get(points) ?? neighbourSearch(points)
  searchers.set(points, search)
  return search
}

const searchers = new WeakMap<Points, NeighbourSearch>()

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
