import { type BinnedTable, type DensityForest, leafRow } from '../../src/learn/index.js'
import type { TreeColumn } from '../network/index.js'
import { type Line, lineValues, movedStates, type Scale, type Tilt, tiltFeatures, tiltShares } from '../tilt/index.js'
import type { TreeChain } from './tree-chain.js'

/** The mean over trees of the distribution that a row's leaf holds, into `out`. O(trees × (depth + states)). */
export function forestShares(
  forest: DensityForest,
  { table, row, out }: { readonly table: BinnedTable; readonly row: number; readonly out: Float64Array },
): Float64Array {
  const { stateCount, roots, probabilities } = forest
  out.fill(0)
  for (let tree = 0; tree < roots.length; tree++) {
    const start = leafRow(forest, tree, { table, row }) * stateCount
    for (let state = 0; state < stateCount; state++) out[state]! += probabilities[start + state]!
  }
  for (let state = 0; state < stateCount; state++) out[state]! /= roots.length
  return out
}

/** Reads the features that strengths are multiplied with, row after row. The arrays it gives are written over. */
export function tiltReader(
  {
    lines,
    column,
    scales,
  }: { readonly lines: readonly Line[]; readonly column: TreeColumn; readonly scales: readonly Scale[] },
  states: readonly ArrayLike<number>[],
): (row: number, shares: Float64Array) => Float64Array {
  const moved = movedStates(column)
  const values = new Float64Array(lines.length)
  const features = new Float64Array(3 * moved)
  return (row, shares) => {
    lineValues(lines, scales, { states, row, out: values })
    tiltFeatures({ lines, scales, moved, isOrdered: column.isOrdered }, { shares, values, out: features })
    return features
  }
}

/**
 * The distribution of a tilted column at each row, given the states of the columns before it. The array it gives is written
 * over by the next call.
 */
export function tiltedShares(
  { columns, forests, scales }: TreeChain,
  {
    column,
    tilt,
    table,
    states,
  }: {
    readonly column: number
    readonly tilt: Tilt
    readonly table: BinnedTable
    readonly states: readonly ArrayLike<number>[]
  },
): (row: number) => Float64Array {
  const own = columns[column]!
  const moved = movedStates(own)
  const shares = new Float64Array(own.variable.codes.length)
  const read = tiltReader({ lines: tilt.lines, column: own, scales }, states)
  return (row) => {
    forestShares(forests[column]!, { table, row, out: shares })
    tiltShares(shares, { features: read(row, shares), strengths: tilt.strengths, moved })
    return shares
  }
}

/** The distribution of a column at a row, tilted where it has lines. Written over by the next call. */
export function sharesReader(
  chain: TreeChain,
  column: number,
  from: { readonly table: BinnedTable; readonly states: readonly ArrayLike<number>[] },
): (row: number) => Float64Array {
  const tilt = chain.tilts[column]
  if (tilt) return tiltedShares(chain, { column, tilt, ...from })
  const forest = chain.forests[column]!
  const out = new Float64Array(forest.stateCount)
  return (row) => forestShares(forest, { table: from.table, row, out })
}
