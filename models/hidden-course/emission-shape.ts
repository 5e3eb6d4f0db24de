import { chowLiu } from '../bayes-net/chow-liu.js'
import { resolveConstraints } from '../bayes-net/constraints.js'

/** What never changes while the cells of a strand are learnt. */
export interface EmissionShape {
  readonly parents: readonly number[]
  readonly sizes: readonly number[]
  /** So many codes of a member, from the first on, stand in an order. */
  readonly ordered: readonly number[]
  /** Training shares of every member's codes. */
  readonly shares: readonly Float64Array[]
  /** By member how often each code stands beside each of the parent's, over all rows: cell parent code·codes + code. */
  readonly pairs: readonly Float64Array[]
}

/** The Chow–Liu tree of members, by their states in all rows; one that tells nothing counts as a state. O(rows × members²). */
export function treeOfMembers(states: readonly Int32Array[], sizes: readonly number[]): number[] {
  const rowCount = states[0]?.length ?? 0
  const variables = sizes.map((size, member) => ({
    name: String(member),
    codes: Array.from({ length: size + 1 }, (_, code) => code),
  }))
  const columns = states.map((own, member) => ({
    ...{ name: String(member), size: sizes[member]! + 1 },
    codes: Uint16Array.from(own, (state) => (state < 0 ? sizes[member]! : state)),
  }))
  const maxParents = rowCount === 0 ? 0 : 1
  const free = { fixedEdges: [], forbiddenEdges: [], maxParents, cellCap: Number.POSITIVE_INFINITY }
  return chowLiu({ rowCount, columns }, resolveConstraints(variables, free))
}

/** Counts of codes and of pairs of codes under a tree of members, where they are known. O(rows × members). */
export function shapeOf(
  states: readonly Int32Array[],
  { parents, sizes, ordered }: Pick<EmissionShape, 'parents' | 'sizes' | 'ordered'>,
): EmissionShape {
  return {
    parents,
    sizes,
    ordered,
    shares: states.map((own, member) => {
      const counts = new Float64Array(sizes[member]!).fill(1e-3)
      for (const state of own) if (state >= 0) counts[state] = counts[state]! + 1
      const total = counts.reduce((sum, count) => sum + count, 0)
      return counts.map((count) => count / total)
    }),
    pairs: parents.map((parent, member) => {
      if (parent < 0) return new Float64Array(0)
      const size = sizes[member]!
      const pairs = new Float64Array(sizes[parent]! * size)
      const [own, above] = [states[member]!, states[parent]!]
      for (let row = 0; row < own.length; row++)
        if (own[row]! >= 0 && above[row]! >= 0) pairs[above[row]! * size + own[row]!]! += 1
      return pairs
    }),
  }
}
