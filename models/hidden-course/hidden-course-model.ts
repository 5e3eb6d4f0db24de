import type { LinkedModelParts } from '../linked-rows/index.js'
import type { HiddenCourse } from './course.js'
import type { PeopleTree } from './people-tree.js'

/** All that the model knows once fitted: what its file holds. */
export interface HiddenCourseModel extends LinkedModelParts {
  readonly people: PeopleTree
  /** Parents before children. */
  readonly courses: readonly HiddenCourse[]
}
