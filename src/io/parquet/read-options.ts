export interface ReadParquetOptions {
  /** Columns that are left out, whatever they hold. */
  readonly ignore?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}
