import type { Rng } from '../../src/math/index.js'
import { clusterRows } from './cluster-rows.js'
import { maximisation, type Prior } from './maximisation.js'
import type { HiddenTree, TreeRows, TreeShape } from './tree.js'

/** The chance at the start that a hidden variable has the state of its parent. */
const staying = 0.8

/**
 * A tree to start from: rows are clustered, every hidden variable takes the cluster's number as its state, and changes it
 * from column to column with some chance, disturbed a little so that columns can part.
 */
export function initialTree(
  rows: TreeRows,
  {
    shape,
    states,
    prior,
    rng,
  }: { readonly shape: TreeShape; readonly states: number; readonly prior: Prior; readonly rng: Rng },
): HiddenTree {
  const labels = clusterRows(rows, { clusters: states, rng: rng.fork('clusters') })
  const emissions = rows.columns.map(({ codes, size }) => {
    const counts = new Float64Array(size * states)
    for (let row = 0; row < rows.rowCount; row++) {
      const cell = codes[row]! * states + labels[row]!
      counts[cell] = counts[cell]! + 1
    }
    return counts
  })
  const sizes = new Float64Array(states).fill(1)
  for (let row = 0; row < rows.rowCount; row++) sizes[labels[row]!] = sizes[labels[row]!]! + 1
  const disturb = rng.fork('transitions')
  const transitions = shape.parents.map((parent) => {
    if (parent < 0) return sizes
    return Float64Array.from({ length: states * states }, (_, cell) => {
      const from = Math.floor(cell / states)
      const stays = from === cell % states ? staying : 0
      return sizes[from]! * (stays + ((1 - staying) / states) * (0.5 + disturb.uniform()))
    })
  })
  return maximisation(
    { transitions, emissions },
    { shape, states, columns: rows.columns, prior: { ...prior, smoothing: 2 } },
  )
}
