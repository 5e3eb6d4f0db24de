import type { OutcomeTree } from './outcome-tree.js'

/**
 * The share of each branch at one node: its rows, and `strengths[level]` rows spread as its parent says; at the root, one row
 * spread evenly over the states. Repeated from the root down this is the predictive mean of a hierarchical Dirichlet
 * prior in which every node's mean is its parent's distribution. O(branches).
 */
export function shrunkenShares(
  { choiceOf, levelOf, firstBranch, branchCount }: OutcomeTree,
  {
    counts,
    start,
    parent,
    strengths,
  }: {
    /** Rows of the branches of one node from `start` on. */
    readonly counts: ArrayLike<number>
    readonly start: number
    readonly parent: ArrayLike<number>
    readonly strengths: ArrayLike<number>
  },
): Float64Array {
  const shares = new Float64Array(branchCount)
  for (let branch = 0; branch < branchCount; branch++) {
    const choice = choiceOf[branch]!
    let total = 0
    for (let other = firstBranch[choice]!; other < firstBranch[choice + 1]!; other++) total += counts[start + other]!
    const strength = strengths[levelOf[choice]!]!
    shares[branch] = (counts[start + branch]! + strength * parent[branch]!) / (total + strength)
  }
  return shares
}

/** Strengths at the root of a tree: one row a choice. */
export function rootStrengths({ levelOf }: OutcomeTree): Float64Array {
  return new Float64Array(levelCount(levelOf)).fill(1)
}

export function levelCount(levelOf: Uint8Array): number {
  return levelOf.reduce((most, level) => Math.max(most, level + 1), 0)
}
