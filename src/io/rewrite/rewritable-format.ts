import type { CellRewriter } from './cell-rewriter.js'

/** How a file is read that is written anew. */
export interface RewritableFile {
  readonly path: string
  readonly gzip: boolean
  /** What of the file is a row, where the format has a choice: a path of JSON or XML. */
  readonly records?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * A format of texts whose values are written anew while every other byte stays. One file in `formats/`, one line in
 * `rewritable-formats.ts`, and the suite in test/contracts/rewritable-formats.test.ts.
 */
export interface RewritableFormat {
  /** What `format:` says in masking.yaml. */
  readonly id: string
  readonly title: string
  /** Endings of names, without a dot; none for one that is only told. */
  readonly extensions: readonly string[]
  /** Whether `records` can be told. */
  readonly hasRecords?: true
  /** Whether every row has the same columns, so that one which a rule names and a file lacks is an error of that file. */
  readonly isTabular?: true
  /** Columns that rules may look at though no file has them as such. */
  readonly facts?: readonly string[]
  /** The columns of a file, in the order in which they come first. Throws `bad-data`. */
  columns(file: RewritableFile): Promise<readonly string[]>
  /** The file with cells changed and columns left out. Throws `bad-data`. */
  rewrite(
    file: RewritableFile,
    options: { readonly rewriter: CellRewriter; readonly onRows?: (rows: number) => void },
  ): AsyncGenerator<Uint8Array>
}
