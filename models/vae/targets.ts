import type { RowsOfStates } from './inputs.js'
import { type Layout, outputWidth } from './layout.js'

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
  const width = outputWidth(layout)
  out.fill(0)
  for (let column = 0; column < columns.length; column++) {
    const states = columns[column]!
    const start = layout.starts[column]!
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
