/** Rows of a database: a table (or view), or what a query gives. */
export type Relation =
  | { readonly table: string; readonly schema?: string | undefined }
  | {
      /** One SELECT. Columns that it gives no name are refused. */
      readonly query: string
    }
