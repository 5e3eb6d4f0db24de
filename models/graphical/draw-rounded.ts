import type { Rng } from '../../src/math/index.js'
import { topologicalOrder } from '../network/index.js'
import type { ConditionalTables } from './to-tables.js'

export interface RoundedOptions {
  readonly sizes: readonly number[]
  readonly rowCount: number
  readonly rng: Rng
}

/**
 * Rows whose counts are as near to expectation as whole numbers allow: among the rows that share their parents' states, every
 * state is given what it expects, rounded down or up (systematic sampling of the running sums). Less chance than
 * in rows that are drawn one by one; rows are not independent. O(rows × variables + cells).
 */
export function drawRounded(
  { parents, tables }: ConditionalTables,
  { sizes, rowCount, rng }: RoundedOptions,
): Int32Array[] {
  const drawn = sizes.map(() => new Int32Array(rowCount))
  for (const variable of topologicalOrder(parents) ?? []) {
    const groups = new Map<number, number[]>()
    for (let row = 0; row < rowCount; row++) {
      const key = parents[variable]!.reduce((cell, parent) => cell * sizes[parent]! + drawn[parent]![row]!, 0)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [row])
      else group.push(row)
    }
    const size = sizes[variable]!
    for (const [key, rows] of groups) {
      const counts = roundedCounts(tables[variable]!.subarray(key * size, (key + 1) * size), rows.length, rng)
      shuffle(rows, rng)
      let next = 0
      counts.forEach((count, state) => {
        for (let each = 0; each < count; each++) drawn[variable]![rows[next++]!] = state
      })
    }
  }
  return drawn
}

/** Whole counts of the given sum: each the whole part of its share or one more, by systematic sampling of the fractions. */
function roundedCounts(shares: Float64Array, total: number, rng: Rng): number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  const start = rng.uniform()
  let reached = start
  let given = 0
  return Array.from(shares, (share, state) => {
    reached += (share / sum) * total
    const until = state === shares.length - 1 ? total : Math.min(total, Math.floor(reached))
    const count = until - given
    given = until
    return count
  })
}

function shuffle(rows: number[], rng: Rng): void {
  for (let row = rows.length - 1; row > 0; row--) {
    const other = rng.below(row + 1)
    ;[rows[row], rows[other]] = [rows[other]!, rows[row]!]
  }
}
