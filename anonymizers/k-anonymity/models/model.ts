import type { ZodType } from 'zod'
import type { CodedTree } from '../../../src/identity/index.js'

/** One class: what its rows share is known, what they hold of a sensitive column is counted. */
export interface ClassCounts {
  readonly rows: number
  readonly people: number
  /** People of the population with the same quasi-identifiers; 0 where none was given. */
  readonly population: number
  /** Rows of each value of the model's sensitive column; empty for a model without one. */
  readonly counts: Float64Array
}

/** The same of the whole table, as it was before anything was suppressed. */
export interface WholeCounts extends ClassCounts {
  /** The code of a missing sensitive cell, which is a value but for `l`; −1 where none is missing. */
  readonly missing: number
  /** Of a column with a tree. */
  readonly tree?: CodedTree
  /** Share of the population that the table is, where it was said. */
  readonly samplingFraction?: number
}

/** What every class has to keep. */
export interface PrivacyModel<Options> {
  readonly id: string
  readonly title: string
  /** What holding it protects from, in a sentence; and what it does not. */
  readonly reading: string
  readonly options: ZodType<Options>
  /** True when it asks how a sensitive column is spread in a class. */
  readonly isSensitive: boolean
  readonly needsPopulation?: true
  /**
   * Whether what holds goes on holding in a coarser node: `always`, also when rows may be suppressed; `whole` only when none
   * may; `never`.
   */
  readonly monotone: 'always' | 'whole' | 'never'
  /** The number that is held to the bound. */
  value(group: ClassCounts, whole: WholeCounts, options: Options): number
  holds(value: number, options: Options): boolean
}

/** What is known of a table beside the sizes of its classes. */
export interface WholeTable {
  readonly rows: number
  /** Share of the population that the table is, where it was said. */
  readonly samplingFraction?: number | undefined
  /** People of the population in each class, where its table was given. */
  readonly populations?: readonly number[] | undefined
}

/** What the classes of a release keep together. */
export interface TableModel<Options> {
  readonly id: string
  readonly title: string
  readonly reading: string
  readonly options: ZodType<Options>
  /** From the people of released classes. */
  value(sizes: readonly number[], whole: WholeTable, options: Options): number
  holds(value: number, options: Options): boolean
}
