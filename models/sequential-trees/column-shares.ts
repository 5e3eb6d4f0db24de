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

/** A column of a chain, and the rows that its distribution is asked at: states, and features of the trees. */
interface ColumnRows {
  readonly table: BinnedTable
  readonly states: readonly ArrayLike<number>[]
}

/**
 * The distribution of a column at each row, given the states of the columns before it: what its trees say, tilted by one stage of
 * lines after the other. The array it gives is written over by the next call.
 */
export function sharesReader(
  {
    column,
    forest,
    scales,
    tilts,
  }: {
    readonly column: TreeColumn
    readonly forest: DensityForest
    readonly scales: readonly Scale[]
    readonly tilts: readonly Tilt[]
  },
  { table, states }: ColumnRows,
): (row: number) => Float64Array {
  const moved = movedStates(column)
  const out = new Float64Array(forest.stateCount)
  const stages = tilts.map(({ lines, strengths }) => ({
    strengths,
    read: tiltReader({ lines, column, scales }, states),
  }))
  return (row) => {
    forestShares(forest, { table, row, out })
    for (const { strengths, read } of stages) tiltShares(out, { features: read(row, out), strengths, moved })
    return out
  }
}

/** `sharesReader` of a column of a chain. */
export function chainShares({ columns, forests, scales, tilts }: TreeChain, column: number, rows: ColumnRows) {
  const parts = { column: columns[column]!, forest: forests[column]!, scales, tilts: tilts[column] ?? [] }
  return sharesReader(parts, rows)
}
