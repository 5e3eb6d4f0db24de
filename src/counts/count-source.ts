/** A coded column: codes are 0 … size − 1. */
export interface CountedColumn {
  readonly name: string
  readonly size: number
}

export interface CountOptions {
  readonly signal?: AbortSignal | undefined
}

export interface GroupOptions extends CountOptions {
  /** What is counted: rows, or people with at least one such row. */
  readonly unit: 'rows' | 'people'
}

/** Some distinct combinations: of each column one code a combination, and how many hold it. */
export interface GroupBlock {
  readonly codes: readonly Int32Array[]
  readonly held: Float64Array
}

/**
 * How often combinations of coded columns occur, wherever the rows lie. All sources answer alike; the suite is
 * test/contracts/count-sources.test.ts.
 */
export interface CountSource {
  readonly columns: readonly CountedColumn[]
  readonly rowCount: number
  /**
   * The dense tables of counts of these sets of columns, row-major in the order asked, the last column running fastest: one pass
   * for all requests where the source can. Throws `bad-option` for an unknown column or more cells than `mostCells`, `aborted`.
   */
  counts(requests: readonly (readonly string[])[], options?: CountOptions): Promise<readonly Float64Array[]>
  /**
   * The combinations that occur, in ascending order of their codes, and how many rows or people hold each; where nothing says
   * whose the rows are, each is somebody else's. Throws `bad-option` for an unknown column, `aborted`.
   */
  groups(columns: readonly string[], options: GroupOptions): AsyncIterable<GroupBlock>
}

/** Cells of a dense table at most: more are asked for as groups. */
export const mostCells = 2 ** 26
