import type { DeltaTable } from './delta-table.js'
import { insertSorted } from './family-scores.js'

/** One change of a network by a single arrow. */
export interface Move {
  readonly type: 'add' | 'remove' | 'reverse'
  readonly from: number
  readonly to: number
  /** Gain in score. */
  readonly gain: number
}

export type Parents = readonly (readonly number[])[]

/** Every legal move, in order of numbers: no circles, nothing that a delta table rules out. O(columns³) at worst. */
export function legalMoves(parents: Parents, deltas: readonly DeltaTable[]): Move[] {
  const moves: Move[] = []
  const above = ancestors(parents)
  for (let to = 0; to < parents.length; to++)
    for (let from = 0; from < parents.length; from++) {
      if (from === to) continue
      if (parents[to]?.includes(from)) {
        const removed = deltas[to]?.removing[from] as number
        if (removed === Number.NEGATIVE_INFINITY) continue
        moves.push({ type: 'remove', from, to, gain: removed })
        const added = deltas[from]?.adding[to] as number
        // Another way from `from` down to `to` passes through another parent of `to`.
        const otherPath = parents[to]?.some((parent) => parent !== from && above[parent]?.has(from))
        if (added !== Number.NEGATIVE_INFINITY && !otherPath)
          moves.push({ type: 'reverse', from, to, gain: removed + added })
      } else {
        const gain = deltas[to]?.adding[from] as number
        if (gain !== Number.NEGATIVE_INFINITY && !above[from]?.has(to)) moves.push({ type: 'add', from, to, gain })
      }
    }
  return moves
}

/** The parents after a move. */
export function applyMove(parents: Parents, { type, from, to }: Move): Parents {
  return parents.map((list, child) => {
    if (child === to) return type === 'add' ? insertSorted(list, from) : list.filter((parent) => parent !== from)
    return child === from && type === 'reverse' ? insertSorted(list, to) : list
  })
}

/** All ancestors of every variable. */
function ancestors(parents: Parents): Set<number>[] {
  const found: (Set<number> | undefined)[] = new Array(parents.length)
  const visit = (child: number): Set<number> => {
    const known = found[child]
    if (known !== undefined) return known
    const above = new Set<number>()
    found[child] = above
    for (const parent of parents[child] ?? []) {
      above.add(parent)
      for (const ancestor of visit(parent)) above.add(ancestor)
    }
    return above
  }
  return parents.map((_, child) => visit(child))
}
