import type { RowLayout } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'
import { lastStates } from './first-values.js'

/** Fewest levels: of two, where somebody is says already where they move to. */
const fewestLevels = 3

/**
 * 1 for rows whose level is the person's last one once more. Undefined where fewer than so many people ever stay, or ever
 * move: there is nothing to learn apart. O(rows).
 */
export function stayingLevels(
  layout: RowLayout,
  {
    column: { insideCount },
    states,
    fewestPeople,
  }: { readonly column: TreeColumn; readonly states: Int32Array; readonly fewestPeople: number },
): Uint8Array | undefined {
  if (insideCount < fewestLevels) return undefined
  const lasts = lastStates(layout, states)
  const stays = Uint8Array.from(states, (state, row) => (state >= 0 && state === lasts[row] ? 1 : 0))
  const peopleOf = (isOne: (row: number) => boolean) =>
    new Set(layout.personOf.filter((_, row) => lasts[row]! >= 0 && states[row]! >= 0 && isOne(row))).size
  const enough = [1, 0].every((kind) => peopleOf((row) => stays[row] === kind) >= fewestPeople)
  return enough ? stays : undefined
}
