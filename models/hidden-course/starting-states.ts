import type { Rng } from '../../src/math/index.js'
import { clusterRows } from '../hidden-tree/cluster-rows.js'
import type { LearntStrand } from './learn-course.js'

/**
 * A state for every row to start from: of a single column by where its code stands among all rows', of several by clusters of
 * rows. O(rows × states × members).
 */
export function startingStates(strand: LearntStrand, { states, rng }: { states: number; rng: Rng }): Uint16Array {
  const { rows, shape, times } = strand
  if (rows.rowCount === 0) return new Uint16Array(0)
  if (shape.sizes.length === 1 && times === undefined) return byPlace(strand, { states, rng })
  const timeClasses = Math.max(times?.first.classes ?? 0, times?.gap.classes ?? 0) + 1
  const cells = shape.sizes.map((size, member) => ({
    size: size + 1,
    codes: Uint16Array.from(rows.cells[member]!.states, (state) => (state < 0 ? size : state)),
  }))
  const timed = {
    size: timeClasses,
    codes: Uint16Array.from(rows.timeClass, (each) => (each < 0 ? timeClasses - 1 : each)),
  }
  const columns = times === undefined ? cells : [...cells, timed]
  return clusterRows({ rowCount: rows.rowCount, columns }, { clusters: columns.length === 0 ? 1 : states, rng })
}

/** Even shares of the rows in the order of their codes; a code of several shares is divided by person, who stay the same. */
function byPlace({ rows, shape }: LearntStrand, { states, rng }: { states: number; rng: Rng }): Uint16Array {
  const own = shape.shares[0]!
  const below = new Float64Array(own.length)
  for (let code = 1; code < own.length; code++) below[code] = below[code - 1]! + own[code - 1]!
  const labels = new Uint16Array(rows.rowCount)
  const codes = rows.cells[0]!.states
  for (let unit = 0; unit + 1 < rows.starts.length; unit++) {
    const place = rng.uniform()
    let before = rng.uniform()
    for (let row = rows.starts[unit]!; row < rows.starts[unit + 1]!; row++) {
      const code = codes[row]!
      if (code >= 0) before = below[code]! + place * own[code]!
      labels[row] = Math.min(states - 1, Math.floor(before * states))
    }
  }
  return labels
}
