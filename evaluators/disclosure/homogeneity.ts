import { cellNumbers } from '../../src/counts/index.js'
import { wilsonInterval } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { Classes } from './class-sizes.js'

/** Rows whose class has one value of a sensitive column: k people, and all of them told. */
export interface Homogeneity {
  readonly column: string
  readonly rows: number
  readonly share: number
  readonly interval: readonly [number, number]
  /** The share where values are dealt to rows at random: what class sizes alone would give. */
  readonly byChance: number
  /** Classes of several rows with one value. */
  readonly classes: number
}

/** Homogeneous classes of at least two rows, of one sensitive column; missing is no value. O(rows). */
export function homogeneity(
  table: Table,
  { classes, column }: { readonly classes: Classes; readonly column: string },
): Homogeneity {
  const cells = cellNumbers([table.column(column)])
  const own = cells.of[0]!
  const value = new Int32Array(classes.rows.length).fill(-1)
  const isMixed = new Uint8Array(classes.rows.length)
  const held = new Float64Array(cells.count)
  let present = 0
  for (let row = 0; row < own.length; row++) {
    const group = classes.of[row]!
    if (own[row] === cells.missing) {
      isMixed[group] = 1
      continue
    }
    present++
    held[own[row]!]! += 1
    if (value[group] === -1) value[group] = own[row]!
    else if (value[group] !== own[row]) isMixed[group] = 1
  }
  let [rows, count, chance, all] = [0, 0, 0, 0]
  const shares = [...held].filter((each) => each > 0).map((each) => each / Math.max(1, present))
  const bySize = new Map<number, number>()
  for (let group = 0; group < classes.rows.length; group++) {
    const size = classes.rows[group]!
    all += size
    if (size < 2) continue
    const known = bySize.get(size) ?? shares.reduce((sum, share) => sum + share ** size, 0)
    bySize.set(size, known)
    chance += size * known
    if (isMixed[group] === 1) continue
    rows += size
    count++
  }
  return {
    ...{ column, rows, share: all === 0 ? 0 : rows / all, interval: wilsonInterval({ successes: rows, trials: all }) },
    ...{ byChance: all === 0 ? 0 : chance / all, classes: count },
  }
}
