import type { Schema } from '../schema.js'

/** One table of several, and how it hangs on the others. */
export interface LinkedTableSchema extends Schema {
  /** This table's own key, if other tables point at it: unique and never missing. */
  readonly key?: string
  /** The foreign key to the parent's key: whose row it is. Absent in a table of people. */
  readonly parent?: { readonly table: string; readonly column: string }
  /** Foreign keys to look-up tables (a doctor, a ward): never the parent. */
  readonly references?: readonly { readonly column: string; readonly table: string }[]
  /** The number or date column that orders a parent's rows. `until` is a column of the parent that no row may pass. */
  readonly time?: { readonly column: string; readonly until?: string }
  /** `rows` when absent. Of a long table, the columns that name the measurement and hold its value. */
  readonly layout?: 'rows' | { readonly entity: string; readonly value: string }
}

/** Several tables as one thing: a forest, parents before children. */
export interface LinkedSchema {
  readonly name: string
  readonly tables: readonly LinkedTableSchema[]
}

/** The tables whose parent is the one called `name`, in the schema's order. */
export function childrenOf({ tables }: LinkedSchema, name: string): LinkedTableSchema[] {
  return tables.filter(({ parent }) => parent?.table === name)
}

/** The tables without a parent: those of people, and look-up tables. */
export function rootsOf({ tables }: LinkedSchema): LinkedTableSchema[] {
  return tables.filter(({ parent }) => parent === undefined)
}
