import type { Layout } from './layout.js'

type States = Uint8Array | Uint16Array | Int32Array

export interface RowsOfStates {
  /** One array of states a column of the layout. */
  readonly columns: readonly States[]
  readonly rowCount: number
}

/** The network's inputs of some rows: all are 0 but the named places of each row, as many in every row. */
export interface SparseRows {
  readonly rowCount: number
  readonly entries: number
  /** rowCount × entries. */
  readonly places: Uint32Array
  readonly values: Float32Array
}

export function emptySparseRows(rowCount: number, { variables, scorePlaces }: Layout): SparseRows {
  const entries = variables.length + scorePlaces.filter((place) => place >= 0).length
  return {
    rowCount,
    entries,
    places: new Uint32Array(rowCount * entries),
    values: new Float32Array(rowCount * entries),
  }
}

/** The inputs of the named rows: a 1 at the place of every state, and the normal score of every number's state. */
export function fillSparseRows(
  out: SparseRows,
  { columns }: RowsOfStates,
  { layout, rows }: { readonly layout: Layout; readonly rows: Uint32Array },
): SparseRows {
  const { starts, scorePlaces, scores } = layout
  const { entries, places, values } = out
  let entry = 0
  for (let column = 0; column < columns.length; column++) {
    const states = columns[column]!
    const start = starts[column]!
    const scorePlace = scorePlaces[column]!
    for (let index = 0; index < rows.length; index++) {
      const place = start + states[rows[index]!]!
      places[index * entries + entry] = place
      values[index * entries + entry] = 1
      if (scorePlace < 0) continue
      places[index * entries + entry + 1] = scorePlace
      values[index * entries + entry + 1] = scores[place]!
    }
    entry += scorePlace < 0 ? 1 : 2
  }
  return out
}

/** The same rows written out, row-major. */
export function denseRows({ rowCount, entries, places, values }: SparseRows, width: number): Float32Array {
  const dense = new Float32Array(rowCount * width)
  for (let entry = 0; entry < places.length; entry++)
    dense[Math.floor(entry / entries) * width + places[entry]!] = values[entry]!
  return dense
}
