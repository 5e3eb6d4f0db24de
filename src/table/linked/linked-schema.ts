import type { Schema } from '../schema.js'
import type { CourseRelation } from './courses/course-relation.js'

/** A column that stands for several, which name a row only together: a site, and a number that each site counts. */
export interface JoinedKey {
  readonly column: string
  readonly of: readonly string[]
}

/** One table of several, and how it hangs on the others. */
export interface LinkedTableSchema extends Schema {
  /** This table's own key, if other tables point at it: unique and never missing. */
  readonly key?: string
  /** The foreign key to the parent's key: whose row it is. Absent in a table of people. */
  readonly parent?: { readonly table: string; readonly column: string }
  /** Keys of several columns: of each the column that stands for them while the table is in memory, and is not written. */
  readonly joined?: readonly JoinedKey[]
  /** Foreign keys to look-up tables (a doctor, a ward): never the parent. */
  readonly references?: readonly { readonly column: string; readonly table: string }[]
  /**
   * The number or date column that orders a parent's rows. `until` is a column of the parent that no row may pass; before
   * columns are lifted it may stand in this table, the same in all rows of a parent.
   */
  readonly time?: { readonly column: string; readonly until?: string }
  /** What holds from row to row of a parent, and between a row and its parent: kept in what is drawn. */
  readonly courses?: readonly CourseRelation[]
  /** `rows` when absent. Of a long table, the columns that name the measurement and hold its value. */
  readonly layout?: 'rows' | { readonly entity: string; readonly value: string }
  /** What is done with rows whose parent is missing or not there; `refuse` when absent. Kept ones belong to nobody. */
  readonly orphans?: FaultAction
  /** What is done with rows whose key is missing, or that of an earlier row; `refuse` when absent. */
  readonly duplicates?: FaultAction
  /** Of a table that no file holds: everybody that the tables right below it speak of, once. It is written as others are. */
  readonly made?: true
  /** The file the table is read from, and the name it is written under: a path relative to that of the linked schema. */
  readonly source?: string
}

export const faultActions = ['refuse', 'drop', 'keep'] as const
export type FaultAction = (typeof faultActions)[number]

/** Several tables as one thing: a forest, parents before children. */
export interface LinkedSchema {
  readonly name: string
  readonly tables: readonly LinkedTableSchema[]
}

/** A table as its file describes it: what nothing says of its columns is inferred when it is read. */
export interface LinkedTableDraft extends Omit<LinkedTableSchema, 'columns'> {
  readonly columns?: LinkedTableSchema['columns']
  /** A schema file beside, relative to that of the linked tables. */
  readonly schemaFile?: string
}

export interface LinkedSchemaDraft {
  readonly name: string
  /** Parents before children. */
  readonly tables: readonly LinkedTableDraft[]
}

/** The tables whose parent is the one called `name`, in the schema's order. */
export function childrenOf({ tables }: LinkedSchema, name: string): LinkedTableSchema[] {
  return tables.filter(({ parent }) => parent?.table === name)
}

/** The tables without a parent: those of people, and look-up tables. */
export function rootsOf({ tables }: LinkedSchema): LinkedTableSchema[] {
  return tables.filter(({ parent }) => parent === undefined)
}

/** The tables of people: the only one without a parent, or those without one that others hang on; the rest is looked up. */
export function peopleTables(schema: LinkedSchema): LinkedTableSchema[] {
  return rootsOf(schema).filter(({ name }, _, roots) => roots.length === 1 || childrenOf(schema, name).length > 0)
}
