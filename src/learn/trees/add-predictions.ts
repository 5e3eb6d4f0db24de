import type { BinnedTable } from './binned.js'
import { divideRows } from './divide-rows.js'
import type { Tree } from './tree.js'

/** Which rows, of all when not said, and what the tree's value is multiplied by. */
export interface Predicted {
  readonly table: BinnedTable
  readonly scale: number
  readonly rows?: Uint32Array
}

/** Rows that go down a tree together. Two arrays for all trees, since there are very many. */
const blockRows = 8192
const block = new Uint32Array(blockRows)
const aside = new Uint32Array(blockRows)

/**
 * Adds `scale` × the tree's value to the scores of `rows`. A block of rows goes down together and divides at each node,
 * which reads one feature at a time: half the time of leading each row down by itself. O(rows × depth).
 */
export function addPredictions(scores: Float64Array, tree: Tree, { table, scale, rows }: Predicted): void {
  const count = rows?.length ?? table.rowCount
  for (let from = 0; from < count; from += blockRows) {
    const size = Math.min(blockRows, count - from)
    if (rows !== undefined) block.set(rows.subarray(from, from + size))
    else for (let index = 0; index < size; index++) block[index] = from + index
    addBlock(scores, tree, { table, scale, size })
  }
}

function addBlock(
  scores: Float64Array,
  { feature, goesLeft, left, right, value }: Tree,
  { table, scale, size }: { readonly table: BinnedTable; readonly scale: number; readonly size: number },
): void {
  // Nodes still to visit and where their rows end: each one's begin where those of the one before ended.
  const nodes = [0]
  const ends = [size]
  let start = 0
  while (nodes.length > 0) {
    const node = nodes.pop()!
    const end = ends.pop()!
    if (start === end) continue
    const asked = feature[node]!
    if (asked < 0) {
      addStep(scores, { start, end, step: scale * value[node]! })
      start = end
      continue
    }
    const { bins } = table.features[asked]!
    const middle = divideRows(block, aside, bins, goesLeft[node]!, start, end)
    nodes.push(right[node]!, left[node]!)
    ends.push(end, middle)
  }
}

function addStep(
  scores: Float64Array,
  { start, end, step }: { readonly start: number; readonly end: number; readonly step: number },
): void {
  for (let index = start; index < end; index++) scores[block[index]!]! += step
}
