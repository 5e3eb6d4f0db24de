import type { Rng } from '../../math/index.js'
import type { BinnedTable } from './binned.js'
import { accumulate, featureStride, type NodeRows, subtract } from './histogram.js'
import { bestSplitOfFeature, type NodeSums, type Split, type SplitRules } from './split.js'
import type { Tree } from './tree.js'

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
  readonly sums: NodeSums
  readonly histogram: Float64Array
  readonly split: Split | undefined
}

export interface GrownTree {
  readonly tree: Tree
  /** The training rows of each leaf: a stretch of `target.rows` as it stands after growing. */
  readonly leaves: readonly { readonly node: number; readonly start: number; readonly end: number }[]
}

/**
 * Grows a regression tree on gradients and hessians, best leaf first, on histograms: a child's histogram is built from
 * the smaller side and the sibling's by subtraction. Reorders the arrays of `target`. Deterministic: equal gains go to
 * the lower feature and the older leaf. After Ke et al., LightGBM, NeurIPS 2017, and Friedman, Ann. Stat. 2001.
 */
export function growTree(table: BinnedTable, target: GrowTarget, options: GrowOptions): GrownTree {
  const builder = new TreeBuilder()
  const scratch = createScratch(target.rows.length)
  const root = openLeaf(
    0,
    0,
    { ...target, start: 0, end: target.rows.length },
    histogramOf({ ...target, start: 0, end: target.rows.length }),
  )
  builder.addLeaf(leafValue(root.sums, options.l2))
  const open: OpenLeaf[] = [root]
  while (open.length < options.maxLeaves) {
    const chosen = bestOf(open)
    if (chosen < 0) break
    const leaf = open[chosen]!
    const split = leaf.split!
    const middle = partition(target, table.features[split.feature]!.bins, { split, leaf, scratch })
    const smallerLeft = middle - leaf.start <= leaf.end - middle
    const leftRows: NodeRows = { ...target, start: leaf.start, end: middle }
    const rightRows: NodeRows = { ...target, start: middle, end: leaf.end }
    const smaller = histogramOf(smallerLeft ? leftRows : rightRows)
    subtract(leaf.histogram, smaller)
    const [left, right] = [builder.addLeaf(0), builder.addLeaf(0)]
    const leftLeaf = openLeaf(left, leaf.depth + 1, leftRows, smallerLeft ? smaller : leaf.histogram)
    const rightLeaf = openLeaf(right, leaf.depth + 1, rightRows, smallerLeft ? leaf.histogram : smaller)
    builder.setValue(left, leafValue(leftLeaf.sums, options.l2))
    builder.setValue(right, leafValue(rightLeaf.sums, options.l2))
    builder.divide(leaf.node, split, [left, right])
    open.splice(chosen, 1, leftLeaf)
    open.push(rightLeaf)
  }
  return { tree: builder.tree(), leaves: open.map(({ node, start, end }) => ({ node, start, end })) }

  function histogramOf(rows: NodeRows): Float64Array {
    const histogram = new Float64Array(table.features.length * featureStride)
    for (let feature = 0; feature < table.features.length; feature++) {
      accumulate(histogram, feature * featureStride, table.features[feature]!.bins, rows)
    }
    return histogram
  }

  function openLeaf(node: number, depth: number, rows: NodeRows, histogram: Float64Array): OpenLeaf {
    const sums = sumsOf(rows)
    const mayDivide = depth < options.maxDepth && sums.rows >= 2 * options.minLeafRows
    const split = mayDivide ? bestSplit(histogram, sums) : undefined
    return { node, depth, start: rows.start, end: rows.end, sums, histogram, split }
  }

  function bestSplit(histogram: Float64Array, sums: NodeSums): Split | undefined {
    let best: Split | undefined
    for (const feature of candidateFeatures()) {
      const split = bestSplitOfFeature(histogram, feature, { column: table.features[feature]!, sums, rules: options })
      if (split !== undefined && split.gain > (best?.gain ?? 0)) best = split
    }
    return best
  }

  function candidateFeatures(): Iterable<number> {
    const count = table.features.length
    const wanted = options.featuresPerSplit ?? count
    if (wanted >= count || options.rng === undefined) return Array(count).keys()
    const drawn = new Set<number>()
    while (drawn.size < wanted) drawn.add(options.rng.below(count))
    return drawn
  }
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

  addLeaf(value: number): number {
    this.#feature.push(-1)
    this.#goesLeft.push(noBins)
    this.#left.push(-1)
    this.#right.push(-1)
    return this.#value.push(value) - 1
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
