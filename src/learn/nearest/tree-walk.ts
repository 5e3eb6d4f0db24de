import { isLevel, levelCode } from './axis-kinds.js'
import { blockRows, levelByte, numberByte, unit } from './kernel/blocks.js'
import { type GapKernel, gapKernel, largestBound } from './kernel/gap-kernel.js'
import type { PackedTree } from './packed-tree.js'

/** Trees halve their points: none is deeper. */
const deepest = 64
/** A code that is in every set. */
const anyCode = 31
/** By which a bound may be too large: of scaling numbers to bytes. */
const rounding = 1e-6

/**
 * The room of a search and its walk from the root to the leaves, the nearer half first. Bounds and boxes only rule points
 * out, with slack for rounding; a point that is left is measured axis by axis in the order of the columns.
 */
export class TreeWalk {
  /** Ascending sums over axes, Infinity where there are fewer points, and rows, −1 there. */
  readonly sums: Float64Array
  readonly rows: Int32Array
  private filled = 0
  private self = -1
  private readonly packed: PackedTree
  private readonly kernel: GapKernel
  private readonly slack: number
  private readonly point: Float64Array
  /** 1 on axes where the query stands at a level. */
  private readonly stepped: Uint8Array
  private readonly numbers: Float64Array
  private readonly codes: Int32Array
  private readonly further = new Int32Array(deepest)
  private readonly bundleWaiting = new Int32Array(deepest)

  constructor(packed: PackedTree, count: number) {
    const { kinds, tree, blocks } = packed
    const { width } = tree.points
    this.packed = packed
    this.kernel = gapKernel(blocks, { levels: kinds.levels.length, numbers: kinds.numbers.length })
    this.sums = new Float64Array(count)
    this.rows = new Int32Array(count)
    // Two orders of a sum of `width` terms differ by less than width × 2⁻⁵² of it.
    this.slack = 1 + width * 2 ** -51
    this.point = new Float64Array(width)
    this.stepped = new Uint8Array(width)
    this.numbers = new Float64Array(kinds.numbers.length)
    this.codes = new Int32Array(kinds.levels.length)
  }

  /** Finds the nearest points of the query at `offset`, but for the row `self`. */
  find(coordinates: Float64Array, { offset, self }: { readonly offset: number; readonly self: number }): void {
    const { point } = this
    for (let axis = 0; axis < point.length; axis++) point[axis] = coordinates[offset + axis]!
    this.placeLevels()
    this.placeNumbers()
    this.self = self
    this.filled = 0
    this.sums.fill(Number.POSITIVE_INFINITY)
    this.rows.fill(-1)
    this.walk()
  }

  private placeLevels(): void {
    const { point, stepped, codes, kernel } = this
    const { levels } = this.packed.kinds
    for (let level = 0; level < levels.length; level++) {
      const axis = levels[level]!
      const at = point[axis]!
      // Between levels the distance is less than 1: such an axis rules nothing out.
      const counts = isLevel(at)
      stepped[axis] = Number(counts)
      codes[level] = counts ? levelCode(at) : anyCode
      kernel.query[level] = levelByte(at)
      kernel.counted[level] = Number(counts)
    }
  }

  private placeNumbers(): void {
    const { point, numbers, codes, kernel } = this
    for (let axis = 0; axis < numbers.length; axis++) {
      numbers[axis] = point[this.packed.kinds.numbers[axis]!]!
      kernel.query[codes.length + axis] = numberByte(numbers[axis]!)
    }
  }

  private walk(): void {
    const { further, point } = this
    const { bundled, tree } = this.packed
    const { lowEnds, highStarts, axes } = tree
    let waiting = 0
    let node = 0
    for (;;) {
      if (this.mayHold(node)) {
        const top = node
        while (bundled[node] === 0) {
          const at = point[axes[node]!]!
          const near = at - lowEnds[node]! <= highStarts[node]! - at ? 1 : 2
          further[waiting++] = 2 * node + 3 - near
          node = 2 * node + near
        }
        if (node === top || this.mayHold(node)) this.scan(node)
      }
      if (waiting === 0) return
      node = further[--waiting]!
    }
  }

  /** Whether the box around the points of a node is nearer than the last neighbour. */
  private mayHold(node: number): boolean {
    const { codes, numbers, sums } = this
    const { sets, ends } = this.packed
    const limit = sums[sums.length - 1]!
    const first = node * codes.length
    let bound = codes.length
    for (let level = 0; level < codes.length; level++) bound -= (sets[first + level]! >>> codes[level]!) & 1
    if (bound >= limit) return false
    let end = 2 * node * numbers.length
    for (let axis = 0; axis < numbers.length; axis++, end += 2) {
      const below = ends[end]! - numbers[axis]!
      const above = numbers[axis]! - ends[end + 1]!
      if (below > 0) bound += below < 1 ? below : 1
      else if (above > 0) bound += above < 1 ? above : 1
    }
    return bound < limit * this.slack
  }

  /** Bounds all points of a node, then offers those that may be near, leaf by leaf, the nearer half first. */
  private scan(top: number): void {
    const { kernel, bundleWaiting: further, point } = this
    const { axes, lowEnds, highStarts, starts, ends } = this.packed.tree
    const first = Math.trunc(starts[top]! / blockRows)
    const last = Math.ceil(ends[top]! / blockRows)
    if (kernel.boundBlocks(first, last, this.limit()) === 0) return
    let waiting = 0
    let node = top
    for (;;) {
      for (let axis = axes[node]!; axis >= 0; axis = axes[node]!) {
        const at = point[axis]!
        const near = at - lowEnds[node]! <= highStarts[node]! - at ? 1 : 2
        further[waiting++] = 2 * node + 3 - near
        node = 2 * node + near
      }
      this.offerRows(starts[node]!, ends[node]!)
      if (waiting === 0) return
      node = further[--waiting]!
    }
  }

  private offerRows(start: number, end: number): void {
    const { bounds } = this.kernel
    let limit = this.limit()
    for (let index = start; index < end; index++) {
      if (bounds[index]! > limit) continue
      this.offer(index)
      limit = this.limit()
    }
  }

  /** Points with a bound above it are no nearer than the last neighbour. */
  private limit(): number {
    const furthest = this.sums[this.sums.length - 1]!
    return Math.min(largestBound, Math.floor(unit * furthest * this.slack + rounding))
  }

  /** Keeps a point in its place among the neighbours, behind those as near. */
  private offer(index: number): void {
    const { sums, rows } = this
    const row = this.packed.tree.rows[index]!
    const sum = this.sumTo(index)
    if (sum >= sums[sums.length - 1]! || row === this.self) return
    let place = this.filled
    if (place < sums.length) this.filled++
    else place--
    for (; place > 0 && sums[place - 1]! > sum; place--) {
      sums[place] = sums[place - 1]!
      rows[place] = rows[place - 1]!
    }
    sums[place] = sum
    rows[place] = row
  }

  private sumTo(index: number): number {
    const { point, stepped } = this
    const { coordinates } = this.packed.tree.points
    let sum = 0
    let place = index * point.length
    for (let axis = 0; axis < point.length; axis++, place++) {
      const apart = Math.abs(point[axis]! - coordinates[place]!)
      // 0 or 1 from the sign bit: on levels a comparison would be mispredicted half the time.
      if (stepped[axis] === 1) sum += -(apart | 0) >>> 31
      else sum += apart < 1 ? apart : 1
    }
    return sum
  }
}
