import type { CountSource } from '../../src/counts/index.js'
import { mutualInformation } from './mutual-information.js'

/**
 * P(child | parents) for every variable by Dirichlet smoothing with back-off: counts plus `smoothing` rows spread as
 * P(child | strongest parent) says, which is smoothed by the marginal, which is smoothed by the uniform distribution. Column i of
 * the source holds the states of variable i. Rows sum to 1 up to single precision. O(variables × rows + cells).
 */
export async function estimateTables(
  source: CountSource,
  parents: readonly (readonly number[])[],
  { smoothing, signal }: { readonly smoothing: number; readonly signal?: AbortSignal },
): Promise<Float32Array[]> {
  const { columns } = source
  const families = parents.map((list, child) => [...list, child].map((place) => columns[place]!.name))
  const counted = await source.counts(families, { signal })
  return parents.map((list, child) => {
    const sizes = list.map((parent) => columns[parent]!.size)
    return Float32Array.from(smoothedTable(counted[child]!, { size: columns[child]!.size, parents: sizes, smoothing }))
  })
}

interface Family {
  /** States of the child. */
  readonly size: number
  /** States of each parent. */
  readonly parents: readonly number[]
  readonly smoothing: number
}

function smoothedTable(counts: Float64Array, { size, parents, smoothing }: Family): Float64Array {
  const uniform = new Float64Array(size).fill(1 / size)
  const marginal = blend(foldRows(counts, { size, rowOf: () => 0, rows: 1 }), uniform, { size, smoothing })
  if (parents.length === 0) return marginal
  if (parents.length === 1) return blend(counts, marginal, { size, smoothing })
  const pairs = parents.map((rows, place) => {
    const stride = parents.slice(place + 1).reduce((product, states) => product * states, 1)
    const rowOf = (row: number) => Math.floor(row / stride) % rows
    return { rowOf, counts: foldRows(counts, { size, rowOf, rows }) }
  })
  const information = pairs.map((pair) => mutualInformation(pair.counts, size))
  const { rowOf: strongRow, counts: single } = pairs[information.indexOf(Math.max(...information))]!
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
  counts: Float64Array,
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
