import type { CodedColumn, CodedTable } from '../../src/encode/index.js'
import { familyCells } from './constraints.js'
import { countJoint, countPair, jointCodes } from './counting.js'
import { mutualInformation } from './mutual-information.js'

/**
 * P(child | parents) for every variable by Dirichlet smoothing with back-off: counts plus `smoothing` rows spread as
 * P(child | strongest parent) says, which is smoothed by the marginal, which is smoothed by the uniform distribution.
 * Rows sum to 1 up to single precision. O(variables × rows + cells).
 */
export function estimateTables(
  table: CodedTable,
  parents: readonly (readonly number[])[],
  smoothing: number,
): Float32Array[] {
  const sizes = table.columns.map(({ size }) => size)
  return parents.map((list, child) => {
    const childColumn = table.columns[child] as CodedColumn
    const columns = list.map((parent) => table.columns[parent] as CodedColumn)
    const joint = jointCodes([...columns, childColumn], table.rowCount)
    const counts = countJoint(joint, familyCells(child, list, sizes))
    return Float32Array.from(smoothedTable(counts, { child: childColumn, parents: columns, smoothing }))
  })
}

interface Family {
  readonly child: CodedColumn
  readonly parents: readonly CodedColumn[]
  readonly smoothing: number
}

function smoothedTable(counts: Uint32Array, { child, parents, smoothing }: Family): Float64Array {
  const { size } = child
  const uniform = new Float64Array(size).fill(1 / size)
  const marginal = blend(foldRows(counts, { size, rowOf: () => 0, rows: 1 }), uniform, { size, smoothing })
  if (parents.length === 0) return marginal
  if (parents.length === 1) return blend(counts, marginal, { size, smoothing })
  const strongest = strongestParent(child, parents)
  const { stride, size: strongSize } = digitOf(parents, strongest)
  const strongRow = (row: number) => Math.floor(row / stride) % strongSize
  const single = foldRows(counts, { size, rowOf: strongRow, rows: strongSize })
  const backOff = blend(single, marginal, { size, smoothing })
  return blend(counts, backOff, { size, smoothing, rowOf: strongRow })
}

/** (count + smoothing · prior) / (total + smoothing), row by row; the prior's row is `rowOf` the row, or its only one. */
function blend(
  counts: ArrayLike<number>,
  prior: Float64Array,
  {
    size,
    smoothing,
    rowOf = () => 0,
  }: { readonly size: number; readonly smoothing: number; readonly rowOf?: (row: number) => number },
): Float64Array {
  const blended = new Float64Array(counts.length)
  for (let row = 0; row * size < counts.length; row++) {
    const start = row * size
    const priorStart = rowOf(row) * size
    let total = 0
    for (let state = 0; state < size; state++) total += counts[start + state]!
    // Without rows or smoothing there is nothing to go by but the prior.
    const weight = total + smoothing === 0 ? 1 : smoothing
    for (let state = 0; state < size; state++)
      blended[start + state] = (counts[start + state]! + weight * prior[priorStart + state]!) / (total + weight)
  }
  return blended
}

function foldRows(
  counts: Uint32Array,
  { size, rows, rowOf }: { readonly size: number; readonly rows: number; readonly rowOf: (row: number) => number },
): Float64Array {
  const folded = new Float64Array(rows * size)
  for (let row = 0; row * size < counts.length; row++) {
    const target = rowOf(row) * size
    for (let state = 0; state < size; state++)
      folded[target + state] = folded[target + state]! + counts[row * size + state]!
  }
  return folded
}

function strongestParent(child: CodedColumn, parents: readonly CodedColumn[]): number {
  const information = parents.map((parent) => mutualInformation(countPair(parent, child), child.size))
  return information.indexOf(Math.max(...information))
}

function digitOf(parents: readonly CodedColumn[], digit: number): { stride: number; size: number } {
  const stride = parents.slice(digit + 1).reduce((product, { size }) => product * size, 1)
  return { stride, size: parents[digit]?.size ?? 1 }
}
