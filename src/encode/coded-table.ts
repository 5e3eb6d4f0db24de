/** One column as small integers: 0 … size − 1, the last one meaning missing. One byte a cell when `size` allows. */
export interface CodedColumn {
  readonly name: string
  /** Number of codes, missing included. */
  readonly size: number
  readonly codes: Uint8Array | Uint16Array
}

/** The representation almost everything runs on: counting, mutual information, trees, histograms, attacks. */
export interface CodedTable {
  readonly columns: readonly CodedColumn[]
  readonly rowCount: number
}

/** An empty code array of the narrowest type that holds `size` codes. */
export function allocateCodes(size: number, rowCount: number): Uint8Array | Uint16Array {
  return size <= 256 ? new Uint8Array(rowCount) : new Uint16Array(rowCount)
}

/** The rows named by `rows`, in that order. */
export function takeCodedRows(table: CodedTable, rows: ArrayLike<number>): CodedTable {
  const columns = table.columns.map((column) => {
    const codes = allocateCodes(column.size, rows.length)
    for (let row = 0; row < rows.length; row++) codes[row] = column.codes[rows[row]!]!
    return { ...column, codes }
  })
  return { columns, rowCount: rows.length }
}
