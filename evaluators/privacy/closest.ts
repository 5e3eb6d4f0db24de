import {
  mixedSpace,
  type NeighbourSearch,
  type Neighbours,
  neighbourSearch,
  type Points,
} from '../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { EvaluationContext } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { remembered } from '../remembered.js'

/** The tables of an evaluation as points of one space, ranges fixed on train and holdout together. */
export interface DistanceSpace {
  readonly train: Points
  readonly holdout: Points
  readonly reference: Points
  readonly synthetic: Points
}

type SpaceContext = Omit<EvaluationContext, 'rng'>

/**
 * Null when there is no column to measure by or a table has no rows. A table that is asked for again is given the same
 * points, by whichever metric and beside whichever other tables.
 */
export function distanceSpace({ schema, train, holdout, reference, synthetic }: SpaceContext): DistanceSpace | null {
  const names = modelledNames(schema)
  if (names.length === 0 || [train, holdout, synthetic].some((table) => table.rowCount === 0)) return null
  const place = remembered([schema, train, holdout], 'distance space', () => mixedSpace([train, holdout], names))
  const pointsOf = (table: Table) => remembered([place, table], 'points', () => place(table))
  return {
    train: pointsOf(train),
    holdout: pointsOf(holdout),
    reference: pointsOf(reference),
    synthetic: pointsOf(synthetic),
  }
}

/** Pairs of points that a search may be asked to compare: where the points are many, fewer queries are drawn. */
const mostPairs = 1e9
const [fewestQueries, mostQueries] = [2_000, 20_000]

/** Queries that a search among so many points is asked at most. */
export function affordableQueries(points: number): number {
  return Math.max(fewestQueries, Math.min(mostQueries, Math.floor(mostPairs / Math.max(1, points))))
}

/** The sides of a space whose rows are asked about, with no more of each than the largest of them allows. */
export interface Asked {
  readonly train: Points
  readonly holdout: Points
  readonly synthetic: Points
  /** The places of the rows asked among those of the space. */
  readonly trainRows: ArrayLike<number>
  readonly syntheticRows: ArrayLike<number>
  /** Rows of a side, where not all of every side are asked. */
  readonly sampled: number | null
}

/**
 * Rows to ask for their nearest, drawn at random where there are more than a search can answer. The same for all metrics and
 * controls: what one has found the others find again.
 */
export function askedOf(space: DistanceSpace, { rng, realRng = rng, commonRng = realRng }: DrawingContext): Asked {
  const { train, holdout, reference, synthetic } = space
  const size = affordableQueries(Math.max(...[train, holdout, reference, synthetic].map(({ rowCount }) => rowCount)))
  const isWhole = [train, holdout, synthetic].every(({ rowCount }) => rowCount <= size)
  return {
    train: samplePoints(train, size, commonRng.fork('train')),
    holdout: samplePoints(holdout, size, commonRng.fork('holdout')),
    synthetic: samplePoints(synthetic, size, commonRng.fork('synthetic')),
    trainRows: sampleWithoutReplacement(train.rowCount, size, commonRng.fork('train')),
    syntheticRows: sampleWithoutReplacement(synthetic.rowCount, size, commonRng.fork('synthetic')),
    sampled: isWhole ? null : size,
  }
}

type DrawingContext = Pick<EvaluationContext, 'rng' | 'realRng' | 'commonRng'>

/** Gower distance of each query to the closest of `points`. */
export function closest(queries: Points, points: Points): Float64Array {
  return closestRows(queries, points).distances
}

/** The same with the rows that are closest. The answer is kept as long as both are: several metrics ask for it. */
export function closestRows(queries: Points, points: Points): Neighbours {
  return remembered([points, queries], 'closest', () => searcherOf(points)(queries))
}

/** A searcher of `points`, grown once. */
export function searcherOf(points: Points): NeighbourSearch {
  return remembered([points], 'searcher', () => neighbourSearch(points))
}

/** At most `size` points, drawn at random; all of them when there are no more. The same again from a stream of the same path. */
export function samplePoints(points: Points, size: number, rng: Rng): Points {
  if (size >= points.rowCount) return points
  return remembered([points], `${size} at random by ${rng.path}`, () =>
    takePoints(points, sampleWithoutReplacement(points.rowCount, size, rng)),
  )
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
