import type { Schema, Table } from '../table/index.js'

/** What a reader of typed files may be told. */
export interface TypedReadOptions {
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
  /** Of a workbook: the sheet to read, by its name. */
  readonly sheet?: string | undefined
  /** A workbook of one sheet is read whatever that is called. */
  readonly allowOther?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** A format whose files tell numbers from texts. One folder, and one line in `typed-formats.ts`. */
export interface TypedFormat<Name extends string = string> {
  readonly name: Name
  /** Without dot, in lower case. */
  readonly extensions: readonly string[]
  /** Throws `bad-data` for a damaged file and for one without rows, and names columns that cannot be read. */
  read(path: string, options: TypedReadOptions): Promise<Table>
  /** The names of the columns, without the rows; absent for formats that keep them nowhere apart. Throws `bad-data`. */
  readonly names?: (path: string) => Promise<readonly string[]>
  /** Writes batches to a new file; absent for formats that are only read. */
  readonly write?: (tables: AsyncIterable<Table>, path: string, schema?: Schema) => Promise<void>
}
