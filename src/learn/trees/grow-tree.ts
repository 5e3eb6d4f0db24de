import type { Rng } from '../../math/index.js'
import type { BinnedFeature, BinnedTable } from './binned.js'
import { accumulate, histogramOffsets, type NodeRows, subtract } from './histogram.js'
import { bestCutOfFeature, type Cut, type NodeSums, type Split, type SplitRules, toSplit } from './split.js'
import type { GrownTree, Tree } from './tree.js'

export interface GrowOptions extends SplitRules {
  readonly maxLeaves: number
  readonly maxDepth: number
  /** Features looked at per node; all when absent. Needs `rng`. */
  readonly featuresPerSplit?: number
  readonly rng?: Rng
}

/** The rows to learn from, as numbers of the table (one may occur several times), with their gradients and hessians. */
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
 * the smaller side and the sibling's by subtraction. Reorders the arrays of `target`. Deterministic: equal gains go to
 * the lower feature and the older leaf. After Ke et al., LightGBM, NeurIPS 2017, and Friedman, Ann. Stat. 2001.
 */
export function growTree(table: BinnedTable, target: GrowTarget, options: GrowOptions): GrownTree {
  const builder = new TreeBuilder()
  const scratch = createScratch(target.rows.length)
  const finder = splitFinder(table, options)
  const openLeaf = (node: number, depth: number, rows: NodeRows, histogram: Float64Array | null): OpenLeaf => {
    const sums = sumsOf(rows)
    const mayDivide = depth < options.maxDepth && sums.rows >= 2 * options.minLeafRows
    const split = mayDivide ? finder.bestSplit(rows, sums, histogram) : undefined
    builder.setValue(node, leafValue(sums, options.l2))
    return { node, depth, start: rows.start, end: rows.end, histogram: split === undefined ? null : histogram, split }
  }
  const all = stretchOf(target, 0, target.rows.length)
  const open: OpenLeaf[] = []
  const closed: OpenLeaf[] = []
  const place = (leaf: OpenLeaf) => (leaf.split === undefined ? closed : open).push(leaf)
  place(openLeaf(builder.addLeaf(), 0, all, finder.histogramOf(all)))
  // Without a limit every leaf that can divide will: the newest first keeps few histograms alive.
  const choose = Number.isFinite(options.maxLeaves) ? bestOf : (leaves: readonly OpenLeaf[]) => leaves.length - 1
  while (open.length > 0 && open.length + closed.length < options.maxLeaves) {
    const [leaf] = open.splice(choose(open), 1) as [OpenLeaf]
    const split = leaf.split as Split
    const middle = partition(target, table.features[split.feature]!.bins, { split, leaf, scratch })
    const leftRows = stretchOf(target, leaf.start, middle)
    const rightRows = stretchOf(target, middle, leaf.end)
    const [leftHistogram, rightHistogram] = finder.childHistograms(leaf.histogram, leftRows, rightRows)
    const [left, right] = [builder.addLeaf(), builder.addLeaf()]
    place(openLeaf(left, leaf.depth + 1, leftRows, leftHistogram))
    place(openLeaf(right, leaf.depth + 1, rightRows, rightHistogram))
    builder.divide(leaf.node, split, [left, right])
  }
  const leaves = [...open, ...closed].map(({ node, start, end }) => ({ node, start, end }))
  return { tree: builder.tree(), leaves }
}

/** Field by field: spreading the target takes longer than a small node's sums. */
function stretchOf({ rows, gradients, hessians }: GrowTarget, start: number, end: number): NodeRows {
  return { rows, gradients, hessians, start, end }
}

/** How nodes find their splits: with histograms of all features kept, or of a few drawn features made when asked. */
interface SplitFinder {
  histogramOf(rows: NodeRows): Float64Array | null
  /** Uses up the parent's histogram. */
  childHistograms(
    parent: Float64Array | null,
    left: NodeRows,
    right: NodeRows,
  ): readonly [Float64Array | null, Float64Array | null]
  bestSplit(rows: NodeRows, sums: NodeSums, histogram: Float64Array | null): Split | undefined
}

function splitFinder(table: BinnedTable, options: GrowOptions): SplitFinder {
  const { featuresPerSplit = table.features.length, rng } = options
  return rng === undefined || featuresPerSplit >= table.features.length
    ? everyFeature(table, options)
    : drawnFeatures(table, { ...options, featuresPerSplit, rng })
}

function everyFeature(table: BinnedTable, rules: SplitRules): SplitFinder {
  const offsets = histogramOffsets(table.features)
  const histogramOf = (rows: NodeRows): Float64Array => {
    const histogram = new Float64Array(offsets.at(-1)!)
    table.features.forEach(({ bins }, feature) => {
      accumulate(histogram, offsets[feature]!, bins, rows)
    })
    return histogram
  }
  return {
    histogramOf,
    childHistograms(parent, left, right) {
      const leftIsSmaller = left.end - left.start <= right.end - right.start
      const smaller = histogramOf(leftIsSmaller ? left : right)
      const larger = parent as Float64Array
      subtract(larger, smaller)
      return leftIsSmaller ? [smaller, larger] : [larger, smaller]
    },
    bestSplit(_rows, sums, histogram) {
      let best: Cut | undefined
      table.features.forEach((column, feature) => {
        const node = { feature, column, sums, rules, above: best?.gain ?? leastGain }
        best = bestCutOfFeature(histogram as Float64Array, offsets[feature]!, node) ?? best
      })
      return best && toSplit(best, histogram as Float64Array, placeOf(best, { table, offsets, sums }))
    },
  }
}

function drawnFeatures(
  table: BinnedTable,
  { featuresPerSplit, rng, ...rules }: SplitRules & { readonly featuresPerSplit: number; readonly rng: Rng },
): SplitFinder {
  const offsets = histogramOffsets(table.features)
  const histogram = new Float64Array(offsets.at(-1)!)
  return {
    histogramOf: () => null,
    childHistograms: () => [null, null],
    bestSplit(rows, sums) {
      const drawn = new Set<number>()
      while (drawn.size < featuresPerSplit) drawn.add(rng.below(table.features.length))
      if (isConstant(rows)) return undefined
      let best: Cut | undefined
      for (const feature of drawn) {
        const column = table.features[feature]!
        const offset = offsets[feature]!
        const { firstBin, lastBin } = accumulateWithin(histogram, offset, { column, rows })
        const node = { feature, column, sums, rules, above: best?.gain ?? leastGain, firstBin, lastBin }
        best = bestCutOfFeature(histogram, offset, node) ?? best
      }
      const split = best && toSplit(best, histogram, placeOf(best, { table, offsets, sums }))
      for (const feature of drawn) histogram.fill(0, offsets[feature]!, offsets[feature + 1]!)
      return split
    },
  }
}

function placeOf(
  { feature }: Cut,
  { table, offsets, sums }: { readonly table: BinnedTable; readonly offsets: Uint32Array; readonly sums: NodeSums },
) {
  return { offset: offsets[feature]!, column: table.features[feature]!, rows: sums.rows }
}

/** Less is rounding. */
const leastGain = 1e-10

/** The same derivatives in every row: nothing to divide. */
function isConstant({ gradients, hessians, start, end }: NodeRows): boolean {
  for (let position = start + 1; position < end; position++)
    if (gradients[position] !== gradients[start] || hessians[position] !== hessians[start]) return false
  return true
}

/** One feature's histogram, and a stretch that has all bins it touches: short in small nodes, all of them in others. */
function accumulateWithin(
  histogram: Float64Array,
  offset: number,
  { column, rows }: { readonly column: BinnedFeature; readonly rows: NodeRows },
) {
  const { bins, binCount } = column
  accumulate(histogram, offset, bins, rows)
  if (rows.end - rows.start > binCount) return { firstBin: 0, lastBin: binCount - 1 }
  let firstBin = binCount
  let lastBin = -1
  for (let position = rows.start; position < rows.end; position++) {
    const bin = bins[rows.rows[position]!]!
    if (bin === binCount) continue
    if (bin < firstBin) firstBin = bin
    if (bin > lastBin) lastBin = bin
  }
  return { firstBin, lastBin }
}

/** The Newton step −G/(H + λ). */
function leafValue({ gradient, hessian }: NodeSums, l2: number): number {
  return -gradient / (hessian + l2 + 1e-12)
}

function sumsOf({ gradients, hessians, start, end }: NodeRows): NodeSums {
  let gradient = 0
  let hessian = 0
  for (let position = start; position < end; position++) {
    gradient += gradients[position]!
    hessian += hessians[position]!
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

interface Scratch {
  readonly rows: Uint32Array
  readonly gradients: Float32Array
  readonly hessians: Float32Array
}

function createScratch(length: number): Scratch {
  return { rows: new Uint32Array(length), gradients: new Float32Array(length), hessians: new Float32Array(length) }
}

/** Moves the leaf's rows so that those going left stand first, both sides in their old order. Returns where right begins. */
function partition(
  { rows, gradients, hessians }: GrowTarget,
  bins: Uint8Array,
  { split, leaf, scratch }: { readonly split: Split; readonly leaf: OpenLeaf; readonly scratch: Scratch },
): number {
  const { goesLeft } = split
  let left = leaf.start
  let right = 0
  for (let position = leaf.start; position < leaf.end; position++) {
    const row = rows[position]!
    if (goesLeft[bins[row]!] === 1) {
      rows[left] = row
      gradients[left] = gradients[position]!
      hessians[left++] = hessians[position]!
    } else {
      scratch.rows[right] = row
      scratch.gradients[right] = gradients[position]!
      scratch.hessians[right++] = hessians[position]!
    }
  }
  rows.set(scratch.rows.subarray(0, right), left)
  gradients.set(scratch.gradients.subarray(0, right), left)
  hessians.set(scratch.hessians.subarray(0, right), left)
  return left
}

/** Collects nodes while growing. */
class TreeBuilder {
  readonly #feature: number[] = []
  readonly #goesLeft: Uint8Array[] = []
  readonly #left: number[] = []
  readonly #right: number[] = []
  readonly #value: number[] = []

  addLeaf(): number {
    this.#feature.push(-1)
    this.#goesLeft.push(noBins)
    this.#left.push(-1)
    this.#right.push(-1)
    return this.#value.push(0) - 1
  }

  setValue(node: number, value: number): void {
    this.#value[node] = value
  }

  divide(node: number, { feature, goesLeft }: Split, [left, right]: readonly [number, number]): void {
    this.#feature[node] = feature
    this.#goesLeft[node] = goesLeft
    this.#left[node] = left
    this.#right[node] = right
  }

  tree(): Tree {
    return {
      feature: Int32Array.from(this.#feature),
      goesLeft: this.#goesLeft,
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      value: Float64Array.from(this.#value),
    }
  }
}

const noBins = new Uint8Array(0)
