import type { OpenStates, TreeColumn } from '../network/index.js'
import type { Member } from './course.js'

/** States of a member. */
export function memberSize(columns: readonly TreeColumn[], { from, column }: Member): number {
  return from === 'flag' ? 2 : columns[column]!.insideCount
}

/** How many of a member's states, from the first on, stand in an order. */
export function memberOrder(columns: readonly TreeColumn[], { from, column }: Member): number {
  const { isOrdered, insideCount } = columns[column]!
  return from === 'value' && isOrdered ? insideCount : 0
}

/**
 * States of a member where those of its column are known, −1 where they tell nothing: a value that is missing, or never seen
 * in training. O(rows).
 */
export function memberStates(columns: readonly TreeColumn[], { from, column }: Member, states: Int32Array): Int32Array {
  const { insideCount, hasMissing } = columns[column]!
  if (from === 'flag') return states.map((state) => (hasMissing && state === insideCount ? 0 : 1))
  return states.map((state) => (state < insideCount ? state : -1))
}

/** Known states as cells: the only choice allows everything. */
export function knownCells(states: Int32Array, size: number): OpenStates {
  return { states, choices: [new Uint8Array(size).fill(1)] }
}

/** States of all columns from those of members, missing −1: where its flag says so, and where no member has one. O(rows × members). */
export function columnStates(
  columns: readonly TreeColumn[],
  drawn: readonly { readonly members: readonly Member[]; readonly states: readonly Int32Array[] }[],
  rowCount: number,
): Int32Array[] {
  const all = columns.map(() => new Int32Array(rowCount).fill(-1))
  for (const { members, states } of drawn)
    members.forEach(({ from, column }, at) => {
      if (from === 'value') all[column]!.set(states[at]!)
    })
  for (const { members, states } of drawn)
    members.forEach(({ from, column }, at) => {
      if (from !== 'flag') return
      for (let row = 0; row < rowCount; row++) if (states[at]![row] === 0) all[column]![row] = -1
    })
  return all
}
