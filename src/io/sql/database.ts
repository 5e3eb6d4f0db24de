import type { Table } from '../../table/index.js'
import type { DatabaseColumn, DatabaseSchema } from '../../table/linked/index.js'
import type { ColumnPlan } from './column-plan.js'
import type { Dialect } from './dialect.js'
import type { PartialWrite } from './partial-write.js'
import type { Relation } from './relation.js'
import type { TableToWrite } from './table-to-write.js'

/** A cell of a small result. Whole numbers that no double holds are texts. */
export type Cell = number | string | null

/**
 * A connection. Whatever it throws is a `MirrorwardError` in our words: servers quote values and passwords in theirs.
 * `counts` builds on `dialect`, `columnsOf` and `query`; reading whole tables on `readRelation`.
 */
export interface Database {
  readonly dialect: Dialect
  /** The tables of a schema, by name; of the one that names without a schema mean, when not said. Throws `not-found`. */
  introspect(schema?: string): Promise<DatabaseSchema>
  /** The columns of a relation in its order. Throws `not-found`, `bad-option` for a query that the database refuses. */
  columnsOf(relation: Relation): Promise<readonly DatabaseColumn[]>
  /**
   * Rows in batches, in no order that means anything: numbers as numbers, everything else as levels. Batches may share
   * one growing list of levels. The connection does nothing else until the last batch was taken. `orderBy` is SQL of the
   * relation's columns.
   */
  read(
    relation: Relation,
    plans: readonly ColumnPlan[],
    options?: { readonly orderBy?: string | undefined },
  ): AsyncIterable<Table>
  /** Rows of a small result; `values` are bound, never pasted. */
  query(sql: string, values?: readonly Cell[]): Promise<readonly (readonly Cell[])[]>
  /** Throws `bad-option` unless `write` could create the schema: it is there already, or the user may not. */
  checkNew(schema: string | undefined): Promise<void>
  /**
   * Creates a schema (of a file: the file) that was not there, fills it, adds keys and checks, and keeps all of it or, where
   * anything fails, nothing. With `partial` rows wait in a place of their own, where they stay when anything fails, until
   * another writing goes on with them or `dropPartial` removes them.
   */
  write(
    schema: string | undefined,
    tables: readonly TableToWrite[],
    options: { readonly comment: string; readonly partial?: PartialWrite | undefined },
  ): Promise<WrittenTables>
  /** Removes what an unfinished writing of a schema left; nothing where there is none. */
  dropPartial(schema: string | undefined): Promise<void>
  close(): Promise<void>
}

export interface WrittenTables {
  readonly rows: ReadonlyMap<string, number>
  /** Keys and checks of the tables that the rows do not keep, and so were not added: in words, without a value. */
  readonly leftOut: readonly string[]
}
