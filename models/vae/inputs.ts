import type { Layout } from './layout.js'

type States = Uint8Array | Uint16Array | Int32Array

export interface RowsOfStates {
  /** One array of states a column of the layout. */
  readonly columns: readonly States[]
  readonly rowCount: number
}

/** The network's inputs of the named rows, row-major: a 1 at the place of every state, and every number's normal score. */
export function fillInputs(
  out: Float32Array,
  { columns }: RowsOfStates,
  { layout, rows }: { readonly layout: Layout; readonly rows: Uint32Array },
): Float32Array {
  const { starts, scorePlaces, scores, inputWidth } = layout
  out.fill(0)
  for (let column = 0; column < columns.length; column++) {
    const states = columns[column]!
    const start = starts[column]!
    const scorePlace = scorePlaces[column]!
    for (let index = 0; index < rows.length; index++) {
      const place = start + states[rows[index]!]!
      out[index * inputWidth + place] = 1
      if (scorePlace >= 0) out[index * inputWidth + scorePlace] = scores[place]!
    }
  }
  return out
}
