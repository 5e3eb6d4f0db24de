import type { Column } from '../../../src/table/index.js'

/** A child's rows in every person's order of time: what happened to one person after the other. */
export interface Courses {
  readonly people: number
  /** Rows of person p lie at starts[p] … starts[p + 1] − 1. */
  readonly starts: Int32Array
  /** NaN where missing; null where the table has no time. */
  readonly times: Float64Array | null
  /** Learnt columns without keys and time; of a long table one per measurement. */
  readonly columns: readonly Column[]
}
