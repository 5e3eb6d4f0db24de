import type { DensityForest } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'
import type { Scale, Tilt } from '../tilt/index.js'

/** A joint distribution as a chain: each column given those placed before it. Plain data, as it stands in the model file. */
export interface TreeChain {
  /** In order of name. */
  readonly columns: readonly TreeColumn[]
  /** Column numbers in the order they are drawn. */
  readonly order: readonly number[]
  /** By column number; features are column numbers. */
  readonly forests: readonly DensityForest[]
  /** What straight lines go through, of all columns; none where there are no lines. */
  readonly scales: readonly Scale[]
  /** By column number: what straight lines add to the trees, and what others add to that; none for nothing. */
  readonly tilts: readonly (readonly Tilt[])[]
}

/** Free parameters: the distributions of the leaves, one for every question, and what straight lines have. */
export function parameterCount({ forests, tilts }: TreeChain): number {
  const lines = tilts.flat().flatMap((tilt) => tilt.lines)
  const ofLines = lines.reduce((sum, { terms }) => sum + terms.length, 0)
  const strengths = 3 * tilts.flat().length
  const ofTrees = forests.reduce((sum, { feature, probabilities, stateCount }) => {
    const leaves = probabilities.length / stateCount
    return sum + leaves * (stateCount - 1) + feature.length - leaves
  }, 0)
  return ofTrees + ofLines + strengths
}

/** The columns that each column's trees ask about, and its lines go through. */
export function askedColumns({ forests, tilts, scales }: TreeChain): readonly (readonly number[])[] {
  return forests.map(({ feature }, column) => {
    const through = (tilts[column] ?? [])
      .flatMap(({ lines }) => lines)
      .flatMap(({ terms }) => Array.from(terms, (term) => scales[term]!.column))
    return [...new Set([...feature, ...through])].filter((asked) => asked >= 0).sort((a, b) => a - b)
  })
}
