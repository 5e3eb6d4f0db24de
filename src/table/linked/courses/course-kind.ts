import type { ZodObject } from 'zod'
import type { Column } from '../../column.js'
import type { ColumnKind } from '../../schema.js'
import type { LinkedTableSchema } from '../linked-schema.js'
import type { LinkedTables } from '../linked-tables.js'
import type { CourseRelation, CourseRelations, CourseType } from './course-relation.js'

/** The rows of a child table by parent, and the parent's. */
export interface CourseTable {
  readonly schema: LinkedTableSchema
  readonly parentSchema: LinkedTableSchema
  /** For every parent with rows: its row, and where its rows start and end. In time. */
  readonly groups: readonly CourseGroup[]
  column(name: string): Column
  parentColumn(name: string): Column
}

export interface CourseGroup {
  readonly parent: number
  readonly start: number
  readonly end: number
}

export interface CourseSearch extends CourseTable {
  /** Columns of the child that may be in a relation. */
  readonly names: readonly string[]
  /** Logarithm of the probability that one candidate is found by chance, at most. */
  readonly logAlarm: number
}

/** A relation that was found: of so many parents to whom it could apply, those who keep it. */
export interface FoundCourse {
  readonly relation: CourseRelation
  readonly kept: number
  readonly of: number
}

/** Parents to whom a relation could apply, and those among them who break it: rows of the parent's table. */
export interface BrokenCourses {
  readonly of: number
  readonly broken: readonly number[]
}

/** Kinds of the columns that a relation names. */
export interface CourseStating {
  readonly own: ColumnKind
  /** Of the parent's column, where one is named. */
  readonly other?: ColumnKind
  readonly hasTime: boolean
}

/** A kind of relation across rows: everything that is done with it but building it in, which is `models/linked-rows/courses`. */
export interface CourseKind<Type extends CourseType> {
  readonly type: Type
  /** The shape in a file of linked tables. */
  readonly file: ZodObject
  /** One line for people. */
  say(relation: CourseRelations[Type]): string
  /** The parent's column that it names. */
  other?(relation: CourseRelations[Type]): string
  /** What does not fit, a line each. */
  problems(relation: CourseRelations[Type], stating: CourseStating): string[]
  broken(relation: CourseRelations[Type], course: CourseTable): BrokenCourses
  /** Those that 99.5 % of parents keep, and hardly by chance. `found` has those of the kinds before. */
  find(search: CourseSearch, found: readonly FoundCourse[]): FoundCourse[]
}

/** The rows of a child as relations see them. O(rows). */
export function courseTable(tables: LinkedTables, name: string): CourseTable | undefined {
  const schema = tables.schema.tables.find((each) => each.name === name)
  const parentSchema = tables.schema.tables.find((each) => each.name === schema?.parent?.table)
  if (schema === undefined || parentSchema === undefined) return undefined
  const [own, above] = [tables.table(name), tables.table(parentSchema.name)]
  return {
    ...{ schema, parentSchema, groups: groupsOf(tables.parentRows(name)) },
    column: (column) => own.column(column),
    parentColumn: (column) => above.column(column),
  }
}

/** Rows without a parent are in no group. */
export function groupsOf(parentRows: Int32Array): CourseGroup[] {
  const groups: CourseGroup[] = []
  for (let start = 0; start < parentRows.length; ) {
    let end = start + 1
    while (end < parentRows.length && parentRows[end] === parentRows[start]) end++
    if (parentRows[start]! >= 0) groups.push({ parent: parentRows[start]!, start, end })
    start = end
  }
  return groups
}
