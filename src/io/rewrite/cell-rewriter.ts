/** Cells of one column as texts; null is missing. */
type Cells = readonly (string | null)[]

/** Some rows of a file, by column. */
export interface CellBatch {
  readonly rowCount: number
  /** Number of the first row in its table, from 0. */
  readonly firstRow: number
  /** Numbers of the rows in their table, where they do not follow each other: of values that a row has several of. */
  readonly rows?: readonly number[]
  /** The columns whose cells the batch brings, where others only stand beside them once more; all when absent. */
  readonly fresh?: ReadonlySet<string>
  /** A column that the file lacks is undefined. */
  cells(column: string): Cells | undefined
}

/** What is done with the cells of a file while everything else of it stays, byte for byte. */
export interface CellRewriter {
  /** Columns whose cells are looked at. */
  readonly needed: readonly string[]
  /** Columns whose cells are written anew. */
  readonly changed: readonly string[]
  /** Columns that are left out. */
  readonly dropped: readonly string[]
  /** Nothing is written: every value of the needed columns is shown once, in whatever batch. */
  readonly looksOnly?: true
  /** The new cells of the changed columns, or of those that are named. */
  mask(batch: CellBatch, only?: readonly string[]): ReadonlyMap<string, Cells>
}

/** The number of a batch's row in its table, from 0. */
export function rowNumber({ firstRow, rows }: Pick<CellBatch, 'firstRow' | 'rows'>, row: number): number {
  return rows?.[row] ?? firstRow + row
}
