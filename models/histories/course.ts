import type { Codebook } from '../../src/encode/index.js'
import type { Clock, PositionModel } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Edges, FeatureShape } from './features.js'
import type { Field } from './field.js'
import type { NormalScale } from './normal-scale.js'

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
  readonly fields: CourseFields
  /** By column: the scale of values that are told by how far they lie from a score; null for others. */
  readonly scales: readonly (NormalScale | null)[]
  /** Columns of which no unit has a level twice; absent without any. */
  readonly distinct?: readonly number[]
  /** By column: how positions within bins go on from row to row; null for columns without bins. */
  readonly positions: readonly (PositionModel | null)[]
  readonly trainRows: number
}

/** Features are numbered as `featuresOf` lists them. */
export interface CourseFields {
  readonly first?: Field
  readonly gap?: Field
  /** By column; null where no flag is drawn. */
  readonly flags: readonly (Field | null)[]
  /** By column: of people who had no value before, and of the others (null where nobody had two). */
  readonly starts: readonly Field[]
  readonly values: readonly (Field | null)[]
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
  /** By column: where on its scale each value lies, NaN where missing; undefined for columns without a scale. */
  readonly onScales: readonly (Float64Array | undefined)[]
}

/** Free parameters: the distributions of the leaves, one for every question, and the effects that scores add up. */
export function parameterCount({ fields }: Course): number {
  const all = [fields.first, fields.gap, ...fields.flags, ...fields.starts, ...fields.values]
  return all.reduce((sum, field) => {
    if (!field) return sum
    const { stateCount, probabilities, feature } = field.forest
    const leaves = probabilities.length / Math.max(1, stateCount)
    const effects = field.score?.additive.effects.reduce((count, { length }) => count + length, 0) ?? 0
    return sum + leaves * Math.max(0, stateCount - 1) + feature.length - leaves + effects
  }, 0)
}
