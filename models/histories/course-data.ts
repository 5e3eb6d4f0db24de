import type { BinnedFeature } from '../../src/learn/index.js'
import type { Rng } from '../../src/math/index.js'
import type { CellsOfTable, CourseRows } from '../linked-rows/index.js'
import type { HistoriesOptions } from './options.js'

/** What a child table is learnt from. Everything is in the order of the layout. */
export interface CourseData extends CourseRows {
  readonly table: string
  /** See `cellsOf`. */
  readonly cells: CellsOfTable
  /** Features of the units. */
  readonly units: readonly BinnedFeature[]
}

export interface CourseContext {
  readonly options: HistoriesOptions
  readonly rng: Rng
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}
