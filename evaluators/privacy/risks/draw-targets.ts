import { type Rng, sampleWithoutReplacement } from '../../../src/math/index.js'
import type { Table } from '../../../src/table/index.js'

/** Records that an attack is tried on, with the rows they have in the table they come from. */
export interface Targets {
  readonly table: Table
  readonly rows: ArrayLike<number>
}

/** At most `size` records drawn at random, in their order. */
export function drawTargets(table: Table, size: number, rng: Rng): Targets {
  if (size >= table.rowCount) return { table, rows: Uint32Array.from({ length: table.rowCount }, (_, row) => row) }
  const rows = sampleWithoutReplacement(table.rowCount, size, rng)
  return { table: table.take(rows), rows }
}
