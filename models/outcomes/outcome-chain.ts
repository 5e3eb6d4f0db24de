import { type BinnedFeature, type BoostedTrees, boostingScores } from '../../src/learn/index.js'
import { type TreeColumn, treeFeature } from '../network/index.js'

/** An outcome's states given the columns before it: boosted trees whose features are these columns, in their order. */
export interface BoostedOutcome {
  readonly column: TreeColumn
  readonly boosted: BoostedTrees
}

/**
 * Outcomes one after the other, each given all columns and the outcomes before it: p(y₁, y₂ | x) = p(y₁ | x) p(y₂ | x, y₁).
 * Whatever draws the columns, the joint distribution has an exact likelihood.
 */
export interface OutcomeChain {
  readonly columns: readonly TreeColumn[]
  readonly outcomes: readonly BoostedOutcome[]
}

/** States of a column, one a row. */
export type States = ArrayLike<number>

/** Columns, then outcomes, as features of trees. */
export function featuresOf({ columns, outcomes }: OutcomeChain, states: readonly States[]): BinnedFeature[] {
  const all = [...columns, ...outcomes.map(({ column }) => column)]
  return states.map((each, index) => treeFeature(all[index] as TreeColumn, each))
}

/** P(state) of every row, row by row. O(rows × trees × depth). */
export function stateProbabilities(
  { column, boosted }: BoostedOutcome,
  table: { readonly features: readonly BinnedFeature[]; readonly rowCount: number },
): Float64Array {
  const scores = boostingScores(boosted, table)
  const stateCount = column.variable.codes.length
  const probabilities = new Float64Array(table.rowCount * stateCount)
  for (let row = 0; row < table.rowCount; row++) {
    const start = row * stateCount
    if (scores.length === 1) {
      const second = 1 / (1 + Math.exp(-scores[0]![row]!))
      probabilities[start] = 1 - second
      probabilities[start + 1] = second
    } else softmax(scores, row, probabilities.subarray(start, start + stateCount))
  }
  return probabilities
}

function softmax(scores: readonly Float64Array[], row: number, out: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY
  for (const each of scores) largest = Math.max(largest, each[row]!)
  let sum = 0
  for (let state = 0; state < out.length; state++) {
    out[state] = Math.exp(scores[state]![row]! - largest)
    sum += out[state]!
  }
  for (let state = 0; state < out.length; state++) out[state]! /= sum
}

/** Leaves of all trees: the numbers that a chain has learnt. */
export function leafCount({ outcomes }: OutcomeChain): number {
  const trees = outcomes.flatMap(({ boosted }) => boosted.trees.flat())
  return trees.reduce((sum, { feature }) => sum + feature.filter((asked) => asked < 0).length, 0)
}
