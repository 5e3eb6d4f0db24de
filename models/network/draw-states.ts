import { allocateCodes } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { type AliasTable, drawOutcomes } from './alias-table.js'

/** Draws one variable given others that were drawn before it. */
export interface SamplingStep {
  readonly variable: number
  /** Variables that the distribution depends on; the first changes slowest in the table's rows. */
  readonly given: readonly number[]
  readonly table: AliasTable
}

type States = Uint8Array | Uint16Array

/**
 * States of all variables for `rowCount` rows, one variable at a time (ancestral sampling). Every variable draws from
 * a stream named after it, so the order of steps changes nothing. O(rows × steps).
 */
export function drawStates(
  steps: readonly SamplingStep[],
  { names, rowCount, rng }: { readonly names: readonly string[]; readonly rowCount: number; readonly rng: Rng },
): States[] {
  const drawn: States[] = Array.from(names, () => new Uint8Array(0))
  const sizes = new Uint32Array(names.length)
  const rows = new Uint32Array(rowCount)
  for (const { variable, given, table } of steps) {
    const out = allocateCodes(table.size, rowCount)
    rows.fill(0)
    for (const parent of given) appendDigit(rows, drawn[parent] as States, sizes[parent]!)
    const stream = rng.fork(`column:${names[variable]}`)
    drawOutcomes(table, given.length === 0 ? null : rows, { rng: stream, out })
    drawn[variable] = out
    sizes[variable] = table.size
  }
  return drawn
}

/** rows ← rows · size + states. */
function appendDigit(rows: Uint32Array, states: States, size: number): void {
  for (let row = 0; row < rows.length; row++) rows[row] = rows[row]! * size + states[row]!
}
