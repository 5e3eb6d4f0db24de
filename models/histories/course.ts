import type { Codebook } from '../../src/encode/index.js'
import type { DensityForest } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Clock } from './clock.js'
import type { Edges, FeatureShape } from './features.js'
import type { PositionModel } from './positions.js'

/** How the rows of a child table are drawn, one after the other, given their parent rows. Plain data. */
export interface Course {
  readonly table: string
  /** Of the cells of a row, its numbers of rows in tables below included; keys and time are not among them. */
  readonly codebook: Codebook
  /** One a book, in the order of the codebook. */
  readonly columns: readonly TreeColumn[]
  /** Whether a column is measured in some rows only: its flag is drawn before its value. */
  readonly flagged: readonly boolean[]
  readonly clock?: Clock
  readonly units: readonly FeatureShape[]
  readonly edges: Edges
  /** Columns in the order they are drawn. */
  readonly order: readonly number[]
  readonly forests: CourseForests
  /** By column: how positions within bins go on from row to row; null for columns without bins. */
  readonly positions: readonly (PositionModel | null)[]
  readonly trainRows: number
}

/** Features are numbered as `featuresOf` lists them. */
export interface CourseForests {
  readonly first?: DensityForest
  readonly gap?: DensityForest
  /** By column; null where no flag is drawn. */
  readonly flags: readonly (DensityForest | null)[]
  readonly values: readonly DensityForest[]
}

/** The order in which the cells of a row are drawn after its time: flags, then values. */
export function cellsInOrder({
  order,
  flagged,
}: Pick<Course, 'order' | 'flagged'>): readonly { readonly from: 'flag' | 'value'; readonly column: number }[] {
  const flags = order.filter((column) => flagged[column])
  return [
    ...flags.map((column) => ({ from: 'flag' as const, column })),
    ...order.map((column) => ({ from: 'value' as const, column })),
  ]
}

/** Rows of a child table as states, in the order of a `RowLayout`. */
export interface CourseStates {
  /** By column. */
  readonly columns: readonly Int32Array[]
  /** NaN where missing. All missing without a clock. */
  readonly times: Float64Array
  /** State of the time to the first row of a unit, or of the gap to the row before; −1 where none is drawn. */
  readonly gaps: Int32Array
}

/** Free parameters: the distributions of the leaves, and one for every question. */
export function parameterCount({ forests }: Course): number {
  const all = [forests.first, forests.gap, ...forests.flags, ...forests.values]
  return all.reduce((sum, forest) => {
    if (!forest) return sum
    const leaves = forest.probabilities.length / Math.max(1, forest.stateCount)
    return sum + leaves * Math.max(0, forest.stateCount - 1) + forest.feature.length - leaves
  }, 0)
}
