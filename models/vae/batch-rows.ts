import type { Layout } from './layout.js'

type States = Uint8Array | Uint16Array | Int32Array

export interface RowsOfStates {
  /** One array of states a column of the layout. */
  readonly columns: readonly States[]
  readonly rowCount: number
}

/** The network's inputs of the named rows, row-major: a 1 at every state's place, and the states' normal scores. */
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

export interface TargetOptions {
  readonly layout: Layout
  readonly rows: Uint32Array
  /** Share of a bin that its neighbours get; they are those of `binNeighbours`. */
  readonly smoothing: number
  readonly neighbours: Int32Array
}

/** The distributions that the decoder should give for the named rows, row-major. */
export function fillTargets(
  out: Float32Array,
  { columns }: RowsOfStates,
  { layout, rows, smoothing, neighbours }: TargetOptions,
): Float32Array {
  const { starts } = layout
  const width = starts.at(-1) as number
  out.fill(0)
  for (let column = 0; column < columns.length; column++) {
    const states = columns[column]!
    const start = starts[column]!
    for (let index = 0; index < rows.length; index++) {
      const place = start + states[rows[index]!]!
      const base = index * width
      let kept = 1
      for (let side = 0; side < 2 && smoothing > 0; side++) {
        const neighbour = neighbours[2 * place + side]!
        if (neighbour < 0) continue
        out[base + neighbour] = smoothing / 2
        kept -= smoothing / 2
      }
      out[base + place] = kept
    }
  }
  return out
}
