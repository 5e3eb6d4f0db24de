import type { DensityForest } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'

/** A joint distribution as a chain: each column given those placed before it. Plain data, as it stands in the model file. */
export interface TreeChain {
  /** In order of name. */
  readonly columns: readonly TreeColumn[]
  /** Column numbers in the order they are drawn. */
  readonly order: readonly number[]
  /** By column number; features are column numbers. */
  readonly forests: readonly DensityForest[]
}

/** Free parameters: the distributions of the leaves, and one for every question. */
export function parameterCount({ forests }: TreeChain): number {
  return forests.reduce((sum, { feature, probabilities, stateCount }) => {
    const leaves = probabilities.length / stateCount
    return sum + leaves * (stateCount - 1) + feature.length - leaves
  }, 0)
}

/** The columns that each column's trees ask about. */
export function askedColumns({ forests }: TreeChain): readonly (readonly number[])[] {
  return forests.map(({ feature }) => [...new Set(feature)].filter((asked) => asked >= 0).sort((a, b) => a - b))
}
