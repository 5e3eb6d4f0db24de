import { type BinnedFeature, maxFeatureBins } from './binned.js'
import { binWidth } from './histogram.js'

/** Where a node divides: bins marked 1 go left. A table of flags serves ordered, categorical and missing alike. */
export interface Split {
  readonly feature: number
  readonly gain: number
  readonly goesLeft: Uint8Array
}

/** A division found, before its flags are written: most are soon surpassed by another feature's. */
export interface Cut {
  readonly feature: number
  readonly gain: number
  /** Bins up to this place of their order go left. */
  readonly place: number
  readonly missingLeft: boolean
}

export interface SplitRules {
  readonly minLeafRows: number
  /** Ridge penalty on leaf values. */
  readonly l2: number
  /** Smallest sum of hessians in a leaf. */
  readonly minHessian: number
}

export interface NodeSums {
  readonly gradient: number
  readonly hessian: number
  readonly rows: number
}

export interface FeatureAtNode {
  readonly feature: number
  readonly column: BinnedFeature
  readonly sums: NodeSums
  readonly rules: SplitRules
  /** Only divisions that gain more count. */
  readonly above: number
  /** The bins that may hold rows, missing apart: all when not said. */
  readonly firstBin?: number
  readonly lastBin?: number
}

/** What is won by giving a leaf its own value: G²/(H + λ). */
export function leafScore(gradient: number, hessian: number, l2: number): number {
  return (gradient * gradient) / (hessian + l2 + 1e-12)
}

/**
 * The best division of one feature's histogram, which starts at `offset`, or undefined. Ordered features are scanned with
 * the missing rows on either side; categorical bins are sorted by gradient over hessian first, which makes the scan optimal
 * (Fisher, JASA 1958). O(bins), O(bins²) at worst for categories.
 */
export function bestCutOfFeature(
  histogram: Float64Array,
  offset: number,
  { feature, column, sums, rules, above, firstBin = 0, lastBin = column.binCount - 1 }: FeatureAtNode,
): Cut | undefined {
  const isOrdered = column.type === 'ordered'
  const order = isOrdered ? ascendingBins : binsByRatio
  const first = isOrdered ? firstBin : 0
  const end = isOrdered ? lastBin + 1 : sortByRatio(histogram, offset, column.binCount)
  const missing = offset + column.binCount * binWidth
  const hasMissing = histogram[missing + 2]! > 0
  const parentScore = leafScore(sums.gradient, sums.hessian, rules.l2)
  let bestGain = above
  let bestCut = -1
  let bestMissingLeft = false
  for (let side = 0; side < (hasMissing ? 2 : 1); side++) {
    const missingLeft = side === 1
    let gradient = missingLeft ? histogram[missing]! : 0
    let hessian = missingLeft ? histogram[missing + 1]! : 0
    let rows = missingLeft ? histogram[missing + 2]! : 0
    // With nothing missing the last cut would leave the right side empty; with missing rows on the right it splits them off.
    const cuts = hasMissing && !missingLeft ? end : end - 1
    for (let cut = first; cut < cuts; cut++) {
      const slot = offset + order[cut]! * binWidth
      if (histogram[slot + 2]! === 0) continue
      gradient += histogram[slot]!
      hessian += histogram[slot + 1]!
      rows += histogram[slot + 2]!
      if (rows < rules.minLeafRows || hessian < rules.minHessian) continue
      if (sums.rows - rows < rules.minLeafRows || sums.hessian - hessian < rules.minHessian) break
      const gain =
        leafScore(gradient, hessian, rules.l2) +
        leafScore(sums.gradient - gradient, sums.hessian - hessian, rules.l2) -
        parentScore
      if (gain <= bestGain) continue
      bestGain = gain
      bestCut = cut
      bestMissingLeft = missingLeft
    }
  }
  return bestCut < 0 ? undefined : { feature, gain: bestGain, place: bestCut, missingLeft: bestMissingLeft }
}

/** The flags of a division found in the histogram that starts at `offset`, of a node with so many rows. O(bins). */
export function toSplit(
  { feature, gain, place, missingLeft }: Cut,
  histogram: Float64Array,
  { offset, column, rows }: { readonly offset: number; readonly column: BinnedFeature; readonly rows: number },
): Split {
  const isOrdered = column.type === 'ordered'
  if (!isOrdered) sortByRatio(histogram, offset, column.binCount)
  const order = isOrdered ? ascendingBins : binsByRatio
  const goesLeft = new Uint8Array(column.binCount + 1)
  for (let position = 0; position <= place; position++) goesLeft[order[position]!] = 1
  // A bin without rows here follows its neighbours when ordered; unseen categories and, when none was seen, missing go
  // to the larger side.
  const leftRows = countLeft(histogram, offset, goesLeft, column.binCount)
  const largerLeft = leftRows * 2 > rows ? 1 : 0
  if (!isOrdered) {
    for (let bin = 0; bin < column.binCount; bin++)
      if (histogram[offset + bin * binWidth + 2] === 0) goesLeft[bin] = largerLeft
  }
  const hasMissing = histogram[offset + column.binCount * binWidth + 2]! > 0
  goesLeft[column.binCount] = hasMissing ? (missingLeft ? 1 : 0) : largerLeft
  return { feature, gain, goesLeft }
}

function countLeft(histogram: Float64Array, offset: number, goesLeft: Uint8Array, binCount: number): number {
  let rows = 0
  for (let bin = 0; bin < binCount; bin++) if (goesLeft[bin] === 1) rows += histogram[offset + bin * binWidth + 2]!
  return rows
}

const ascendingBins = Uint8Array.from({ length: maxFeatureBins }, (_, bin) => bin)

/** What `sortByRatio` sorted last: one pair of arrays for all nodes, since there are very many. */
const binsByRatio = new Uint8Array(maxFeatureBins)
const ratios = new Float64Array(maxFeatureBins)

/** Seen bins by gradient over smoothed hessian, equal ones by bin, into `binsByRatio`; returns how many they are. */
function sortByRatio(histogram: Float64Array, offset: number, binCount: number): number {
  let seen = 0
  for (let bin = 0; bin < binCount; bin++) {
    const slot = offset + bin * binWidth
    if (!(histogram[slot + 2]! > 0)) continue
    const ratio = histogram[slot]! / (histogram[slot + 1]! + categorySmoothing)
    let place = seen++
    for (; place > 0 && ratios[place - 1]! > ratio; place--) {
      ratios[place] = ratios[place - 1]!
      binsByRatio[place] = binsByRatio[place - 1]!
    }
    ratios[place] = ratio
    binsByRatio[place] = bin
  }
  return seen
}

/** Added to a category's hessian when categories are ordered, so that rare ones do not stand at the ends by chance. */
const categorySmoothing = 10
