import type { Codebook } from '../../src/encode/index.js'
import type { LinkedModelParts } from '../linked-rows/index.js'
import type { FittedModel } from '../model.js'
import type { TreeColumn } from '../network/index.js'
import type { Course } from './course.js'

/** All that the model knows once fitted: what its file holds. */
export interface HistoriesModel extends LinkedModelParts {
  /** Id of the model of people, and that model: their columns, and their numbers of rows in the tables below. */
  readonly peopleModel: string
  readonly people: FittedModel
  /** Codes of people as the courses see them. */
  readonly codebook: Codebook
  readonly columns: readonly TreeColumn[]
  /** Parents before children. */
  readonly courses: readonly Course[]
}
