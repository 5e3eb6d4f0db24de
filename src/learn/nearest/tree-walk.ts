import { isLevel, levelCode } from './axis-kinds.js'
import type { PackedTree } from './packed-tree.js'
import { countUnequal, fieldOf, fieldsOfWord, guardOf, type WordRange } from './unequal-levels.js'

/** Trees halve their points: none is deeper. */
const deepest = 64
/** A code that is in every set. */
const anyCode = 31

/**
 * The room of a search and its walk from the root to the leaves, the nearer half first. Sums over number axes come after
 * the count of unequal levels, and so may differ from the distance by rounding: they only rule points out, with slack. A
 * point that is left is measured again, axis by axis in the order of the columns.
 */
export class TreeWalk {
  /** Ascending sums over axes, Infinity where there are fewer points, and rows, −1 there. */
  readonly sums: Float64Array
  readonly rows: Int32Array
  private filled = 0
  private self = -1
  private readonly packed: PackedTree
  private readonly slack: number
  private readonly point: Float64Array
  /** 1 on axes where the query stands at a level. */
  private readonly stepped: Uint8Array
  private readonly numbers: Float64Array
  private readonly codes: Int32Array
  private readonly range: WordRange
  private readonly query: { readonly words: Int32Array; readonly masks: Int32Array }
  private readonly counts: Int32Array
  private readonly further = new Int32Array(deepest)

  constructor(packed: PackedTree, count: number) {
    const { kinds, tree, wordCount, largestLeaf } = packed
    const { width } = tree.points
    this.packed = packed
    this.sums = new Float64Array(count)
    this.rows = new Int32Array(count)
    // Two orders of a sum of `width` terms differ by less than width × 2⁻⁵² of it.
    this.slack = 1 + width * 2 ** -51
    this.point = new Float64Array(width)
    this.stepped = new Uint8Array(width)
    this.numbers = new Float64Array(kinds.numbers.length)
    this.codes = new Int32Array(kinds.levels.length)
    this.range = { words: packed.words, rowCount: tree.points.rowCount }
    this.query = { words: new Int32Array(wordCount), masks: new Int32Array(wordCount) }
    this.counts = new Int32Array(largestLeaf)
  }

  /** Finds the nearest points of the query at `offset`, but for the row `self`. */
  find(coordinates: Float64Array, { offset, self }: { readonly offset: number; readonly self: number }): void {
    const { point, numbers } = this
    const { kinds } = this.packed
    for (let axis = 0; axis < point.length; axis++) point[axis] = coordinates[offset + axis]!
    for (let axis = 0; axis < numbers.length; axis++) numbers[axis] = point[kinds.numbers[axis]!]!
    this.placeLevels(kinds.levels)
    this.self = self
    this.filled = 0
    this.sums.fill(Number.POSITIVE_INFINITY)
    this.rows.fill(-1)
    this.walk()
  }

  private placeLevels(levels: Int32Array): void {
    const { point, stepped, codes } = this
    const { words, masks } = this.query
    words.fill(0)
    masks.fill(0)
    for (let level = 0; level < levels.length; level++) {
      const axis = levels[level]!
      const at = point[axis]!
      // Between levels the distance is less than 1: such an axis rules nothing out.
      stepped[axis] = isLevel(at) ? 1 : 0
      codes[level] = isLevel(at) ? levelCode(at) : anyCode
      if (!isLevel(at)) continue
      const word = Math.trunc(level / fieldsOfWord)
      words[word]! |= fieldOf(codes[level]!, level)
      masks[word]! |= guardOf(level)
    }
  }

  private walk(): void {
    const { further, point } = this
    const { axes, lowEnds, highStarts, starts, ends } = this.packed.tree
    let waiting = 0
    let node = 0
    for (;;) {
      let axis = axes[node]!
      if (axis >= 0 && this.mayHold(node))
        for (; axis >= 0; axis = axes[node]!) {
          const at = point[axis]!
          const near = at - lowEnds[node]! <= highStarts[node]! - at ? 1 : 2
          further[waiting++] = 2 * node + 3 - near
          node = 2 * node + near
        }
      if (axis < 0 && this.mayHold(node)) this.scan(starts[node]!, ends[node]!)
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

  private scan(start: number, end: number): void {
    const { numbers, counts, packed, sums, slack } = this
    countUnequal(this.range, this.query, { start, end, counts })
    const last = sums.length - 1
    let limit = sums[last]!
    let relaxed = limit * slack
    for (let index = start; index < end; index++) {
      let sum = counts[index - start]!
      if (sum >= limit) continue
      let place = index * numbers.length
      for (let axis = 0; axis < numbers.length; axis++, place++) {
        const apart = Math.abs(numbers[axis]! - packed.numbers[place]!)
        sum += apart < 1 ? apart : 1
      }
      if (sum >= relaxed) continue
      this.offer(index)
      limit = sums[last]!
      relaxed = limit * slack
    }
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
