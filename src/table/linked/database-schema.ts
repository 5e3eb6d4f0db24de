/**
 * What a database says of its tables: any graph of them, with keys of several columns, tables that point at themselves, and
 * cycles. `linkedSchemaOf` derives the forest that people's rows are learnt from.
 */
export interface DatabaseSchema {
  /** Of the schema (PostgreSQL, DuckDB) or the database (MySQL, SQLite). */
  readonly name: string
  readonly tables: readonly DatabaseTable[]
}

export interface DatabaseTable {
  readonly name: string
  /** A view has no keys of its own. */
  readonly isView: boolean
  readonly columns: readonly DatabaseColumn[]
  /** In the order of the key; absent where the table has none. */
  readonly primaryKey?: readonly string[]
  /** Other sets of columns that no two rows share; a missing cell is like no other. */
  readonly unique: readonly (readonly string[])[]
  readonly references: readonly DatabaseReference[]
  readonly checks: readonly DatabaseCheck[]
}

export interface DatabaseColumn {
  readonly name: string
  readonly type: DatabaseType
  /** Whether a cell may be missing. */
  readonly isNullable: boolean
}

/** A foreign key: `columns` of this table hold what `to` of `table` holds, in this order. */
export interface DatabaseReference {
  readonly columns: readonly string[]
  readonly table: string
  readonly to: readonly string[]
  /** Where the other table lies, if in another schema. */
  readonly schema?: string
}

/** What every row satisfies, in the words of the database it was read from. */
export interface DatabaseCheck {
  readonly expression: string
  readonly name?: string
}

/** What a column holds, in words that all databases share. */
export type DatabaseType =
  | { readonly kind: 'integer'; readonly bits: 8 | 16 | 32 | 64; readonly isUnsigned?: boolean }
  | { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  /** A day and a time of day on some clock; `instant` is a moment, told in UTC. */
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'time' }
  /** `length` in characters; absent where there is no end to it. */
  | { readonly kind: 'text'; readonly length?: number }
  | { readonly kind: 'uuid' }
  /** Lists, records, bytes, shapes: what no cell of a table here can be. `native` is what the database calls it. */
  | { readonly kind: 'other'; readonly native: string }
