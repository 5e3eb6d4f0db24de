import { type Constraints, fitsCaps } from './constraints.js'
import { type FamilyScores, insertSorted } from './family-scores.js'

/** What each change of one child's parents would do to the score; −∞ where it may not be made. */
export interface DeltaTable {
  /** By candidate: gain of adding it, whatever circles that makes. */
  readonly adding: Float64Array
  /** By parent: gain of removing it. */
  readonly removing: Float64Array
}

/** The gains of one child. They depend on its own parents only, so a move spoils one table, or two if it reverses. */
export function deltaTable(
  child: number,
  parents: readonly number[],
  { scores, constraints }: { readonly scores: FamilyScores; readonly constraints: Constraints },
): DeltaTable {
  const count = constraints.sizes.length
  const adding = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  const removing = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  const now = scores.score(child, parents)
  if (parents.length < constraints.maxParents) {
    const candidates = constraints.sizes.flatMap((_, candidate) => {
      if (candidate === child || parents.includes(candidate) || constraints.isForbidden(candidate, child)) return []
      return fitsCaps(child, insertSorted(parents, candidate), constraints) ? [candidate] : []
    })
    const values = scores.scoreAdditions(child, parents, candidates)
    candidates.forEach((candidate, index) => {
      adding[candidate] = (values[index] as number) - now
    })
  }
  for (const parent of parents) {
    if (constraints.isFixed(parent, child)) continue
    const others = parents.filter((other) => other !== parent)
    removing[parent] = scores.score(child, others) - now
  }
  return { adding, removing }
}
