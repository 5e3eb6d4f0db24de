import type { Table } from '../../src/table/index.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import type { HiddenCourse } from './course.js'
import type { PeopleTree } from './people-tree.js'

/** All that the model knows once fitted: what its file holds. */
export interface HiddenCourseModel {
  readonly model: string
  readonly title: string
  readonly schema: LinkedSchema
  readonly people: PeopleTree
  /** Parents before children. */
  readonly courses: readonly HiddenCourse[]
  readonly lookups: ReadonlyMap<string, Table>
  readonly options: Readonly<Record<string, unknown>>
  readonly release?: string | undefined
  readonly trainPeople: number
  readonly notes: readonly string[]
}
