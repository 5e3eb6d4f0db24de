import type { Rng } from '../../math/index.js'
import type { BinnedTable } from './binned.js'
import { divideRows } from './divide-rows.js'
import { drawnFeatures } from './drawn-features.js'
import { everyFeature } from './every-feature.js'
import type { NodeRows } from './histogram.js'
import type { NodeSums, Split, SplitRules } from './split.js'
import type { SplitFinder } from './split-finder.js'
import type { GrownTree } from './tree.js'
import { TreeBuilder } from './tree-builder.js'

export interface GrowOptions extends SplitRules {
  readonly maxLeaves: number
  readonly maxDepth: number
  /** Features looked at per node; all when absent. Needs `rng`. */
  readonly featuresPerSplit?: number
  readonly rng?: Rng
}

/** The rows to learn from, as numbers of the table (one may occur several times), and derivatives by row number. */
export interface GrowTarget {
  readonly rows: Uint32Array
  readonly gradients: Float32Array
  readonly hessians: Float32Array
}

interface OpenLeaf {
  readonly node: number
  readonly depth: number
  readonly start: number
  readonly end: number
  readonly histogram: Float64Array | null
  readonly split: Split | undefined
}

/**
 * Grows a regression tree on gradients and hessians, best leaf first, on histograms: a child's histogram is built from
 * the smaller side and the sibling's by subtraction. Reorders the rows of `target`. Deterministic: equal gains go to
 * the lower feature and the older leaf. After Ke et al., LightGBM, NeurIPS 2017, and Friedman, Ann. Stat. 2001.
 */
export function growTree(table: BinnedTable, target: GrowTarget, options: GrowOptions): GrownTree {
  return treeGrower(table, options)(target)
}

/** The same for many trees of one table, which is laid out for them once. */
export function treeGrower(table: BinnedTable, options: GrowOptions): (target: GrowTarget) => GrownTree {
  const finder = splitFinder(table, options)
  let aside = new Uint32Array(0)
  return (target) => {
    if (aside.length < target.rows.length) aside = new Uint32Array(target.rows.length)
    return grow(table, target, { ...options, finder, aside })
  }
}

function grow(
  table: BinnedTable,
  target: GrowTarget,
  options: GrowOptions & { readonly finder: SplitFinder; readonly aside: Uint32Array },
): GrownTree {
  const { finder, aside, maxLeaves, maxDepth, minLeafRows } = options
  const builder = new TreeBuilder()
  const open: OpenLeaf[] = []
  const closed: OpenLeaf[] = []
  const mayDivide = (depth: number, { start, end }: NodeRows) => depth < maxDepth && end - start >= 2 * minLeafRows
  /** A leaf without a histogram, where one is needed, stays one. */
  const addLeaf = (depth: number, rows: NodeRows, histogram: Float64Array | null | undefined): number => {
    const node = builder.addLeaf()
    const sums = sumsOf(rows)
    builder.setValue(node, leafValue(sums, options.l2))
    const split =
      histogram !== undefined && mayDivide(depth, rows) ? finder.bestSplit(rows, sums, histogram) : undefined
    const leaf = { node, depth, start: rows.start, end: rows.end, histogram: histogram ?? null, split }
    if (split === undefined) {
      finder.release(leaf.histogram)
      closed.push(leaf)
    } else open.push(leaf)
    return node
  }
  const all = stretchOf(target, 0, target.rows.length)
  addLeaf(0, all, maxLeaves > 1 && mayDivide(0, all) ? finder.histogramOf(all) : undefined)
  // Without a limit every leaf that can divide will: the newest first keeps few histograms alive.
  const choose = Number.isFinite(maxLeaves) ? bestOf : (leaves: readonly OpenLeaf[]) => leaves.length - 1
  while (open.length > 0 && open.length + closed.length < maxLeaves) {
    const [leaf] = open.splice(choose(open), 1) as [OpenLeaf]
    const split = leaf.split as Split
    const { bins } = table.features[split.feature]!
    const { start, end } = leaf
    const middle = divideRows(target.rows, aside, bins, split.goesLeft, start, end)
    const leftRows = stretchOf(target, start, middle)
    const rightRows = stretchOf(target, middle, end)
    const depth = leaf.depth + 1
    const isLast = open.length + closed.length + 2 >= maxLeaves
    const largerRows = middle - start > end - middle ? leftRows : rightRows
    const histograms =
      !isLast && mayDivide(depth, largerRows) ? finder.childHistograms(leaf.histogram, leftRows, rightRows) : undefined
    if (histograms === undefined) finder.release(leaf.histogram)
    const left = addLeaf(depth, leftRows, histograms?.[0])
    const right = addLeaf(depth, rightRows, histograms?.[1])
    builder.divide(leaf.node, split, [left, right])
  }
  for (const { histogram } of open) finder.release(histogram)
  const leaves = [...open, ...closed].map(({ node, start, end }) => ({ node, start, end }))
  return { tree: builder.tree(), leaves }
}

/** Field by field: spreading the target takes longer than a small node's sums. */
function stretchOf({ rows, gradients, hessians }: GrowTarget, start: number, end: number): NodeRows {
  return { rows, gradients, hessians, start, end }
}

function splitFinder(table: BinnedTable, options: GrowOptions): SplitFinder {
  const { featuresPerSplit = table.features.length, rng } = options
  return rng === undefined || featuresPerSplit >= table.features.length
    ? everyFeature(table, options)
    : drawnFeatures(table, { ...options, featuresPerSplit, rng })
}

/** The Newton step −G/(H + λ). */
function leafValue({ gradient, hessian }: NodeSums, l2: number): number {
  return -gradient / (hessian + l2 + 1e-12)
}

function sumsOf({ rows, gradients, hessians, start, end }: NodeRows): NodeSums {
  let gradient = 0
  let hessian = 0
  for (let position = start; position < end; position++) {
    gradient += gradients[rows[position]!]!
    hessian += hessians[rows[position]!]!
  }
  return { gradient, hessian, rows: end - start }
}

function bestOf(open: readonly OpenLeaf[]): number {
  let chosen = -1
  let gain = 0
  open.forEach((leaf, index) => {
    if (leaf.split !== undefined && leaf.split.gain > gain) {
      gain = leaf.split.gain
      chosen = index
    }
  })
  return chosen
}
