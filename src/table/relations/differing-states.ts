import type { StateColumn } from './state.js'

/**
 * 1 for each row whose state is not the one expected. Rows of the group `unjudged` are not looked at, nor, where missing cells
 * tell nothing, those with one. O(rows).
 */
export function differingStates(
  expected: StateColumn,
  actual: StateColumn,
  { ignoreMissing = false, unjudged = -1 }: { readonly ignoreMissing?: boolean; readonly unjudged?: number },
): Uint8Array {
  return Uint8Array.from(expected.indices, (index, row) => {
    if (index === unjudged) return 0
    const wanted = expected.states[index] ?? null
    const found = actual.states[actual.indices[row]!] ?? null
    if (ignoreMissing && (wanted === null || found === null)) return 0
    return wanted === found ? 0 : 1
  })
}
