import type { Combinations } from '../combinations.js'
import type { LevelledColumn } from '../levelled-column.js'
import type { LossMeasure } from '../losses/index.js'
import type { PrivacyModel, TableModel, WholeCounts } from '../models/index.js'
import type { MissingMeaning } from './missing-matches.js'

/** A model with its options parsed, of one sensitive column where it asks one. */
export interface Requirement {
  readonly model: PrivacyModel<unknown>
  readonly options: unknown
  /** Place of its column among the sensitive ones; −1 without. */
  readonly sensitive: number
  readonly whole: WholeCounts
}

export interface TableRequirement {
  readonly model: TableModel<unknown>
  readonly options: unknown
  readonly samplingFraction?: number | undefined
}

/** What a search is given. */
export interface SearchProblem {
  readonly columns: readonly LevelledColumn[]
  readonly combinations: Combinations
  readonly k: number
  /** Rows that may be suppressed at most. */
  readonly limit: number
  readonly requirements: readonly Requirement[]
  readonly tableRequirements: readonly TableRequirement[]
  readonly loss: LossMeasure
  /** What a missing cell is equal to; `category` where not said. */
  readonly missing?: MissingMeaning
  /** Of each column, the coarsest level that it may come to; its top where not said. */
  readonly mostLevels?: readonly number[]
}
