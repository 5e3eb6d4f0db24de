import type { BinnedFeature } from '../trees/binned.js'
import type { OutcomeTree } from './outcome-tree.js'
import type { PeopleInNode } from './people-in-node.js'

/** The rows of one node, an outcome and how it is scored. */
export interface DensityNode {
  readonly rows: Uint32Array
  readonly start: number
  readonly end: number
  readonly outcome: OutcomeTree
  /** State of every row of the table. */
  readonly states: Uint8Array | Uint16Array
  readonly logs: EvidenceLogs
  /** Where both sides of a cut must hold rows of enough people. */
  readonly people?: PeopleInNode
}

/** Logarithms of one node's Dirichlet counts: what one more row on a branch adds to the evidence. */
export interface EvidenceLogs {
  /** branchLogs[branchOffsets[b] + i] = ln(strength · share of b + i), i rows on the branch before. */
  readonly branchLogs: Float64Array
  readonly branchOffsets: Uint32Array
  /** choiceLogs[choiceOffsets[c] + i] = ln(strength + i). */
  readonly choiceLogs: Float64Array
  readonly choiceOffsets: Uint32Array
}

export interface DensitySplit {
  readonly feature: number
  /** ln evidence of both sides less that of the whole, less the cost of having looked: above 0. */
  readonly gain: number
  /** Flags of bins that go left, `binCount` (missing) included. */
  readonly goesLeft: Uint8Array
}

/**
 * Tables for a node whose rows number `branchCounts` on each branch, under Dirichlet priors with the mean `shares` and
 * the strength `strengths[level]`, in rows. O(rows × depth).
 */
export function evidenceLogs(
  outcome: OutcomeTree,
  {
    branchCounts,
    shares,
    strengths,
  }: {
    readonly branchCounts: ArrayLike<number>
    readonly shares: ArrayLike<number>
    readonly strengths: ArrayLike<number>
  },
): EvidenceLogs {
  const { branchCount, choiceOf, levelOf, firstBranch } = outcome
  const choiceCount = levelOf.length
  const branchOffsets = new Uint32Array(branchCount + 1)
  const choiceOffsets = new Uint32Array(choiceCount + 1)
  for (let choice = 0; choice < choiceCount; choice++) {
    let total = 0
    for (let branch = firstBranch[choice]!; branch < firstBranch[choice + 1]!; branch++) {
      branchOffsets[branch + 1] = branchOffsets[branch]! + branchCounts[branch]!
      total += branchCounts[branch]!
    }
    choiceOffsets[choice + 1] = choiceOffsets[choice]! + total
  }
  const branchLogs = new Float64Array(branchOffsets[branchCount]!)
  const choiceLogs = new Float64Array(choiceOffsets[choiceCount]!)
  for (let branch = 0; branch < branchCount; branch++) {
    const pseudo = strengths[levelOf[choiceOf[branch]!]!]! * shares[branch]!
    const offset = branchOffsets[branch]!
    for (let before = 0; before < branchCounts[branch]!; before++)
      branchLogs[offset + before] = Math.log(pseudo + before)
  }
  for (let choice = 0; choice < choiceCount; choice++) {
    const strength = strengths[levelOf[choice]!]!
    const offset = choiceOffsets[choice]!
    const total = choiceOffsets[choice + 1]! - offset
    for (let before = 0; before < total; before++) choiceLogs[offset + before] = Math.log(strength + before)
  }
  return { branchLogs, branchOffsets, choiceLogs, choiceOffsets }
}

/** Arrays that every search reuses. */
export interface SplitScratch {
  readonly binEnds: Uint32Array
  readonly sorted: Uint32Array
  readonly leftBranches: Uint32Array
  readonly leftChoices: Uint32Array
}

export function splitScratch(rowCount: number, outcome: OutcomeTree): SplitScratch {
  return {
    binEnds: new Uint32Array(257),
    sorted: new Uint32Array(rowCount),
    leftBranches: new Uint32Array(outcome.branchCount),
    leftChoices: new Uint32Array(outcome.levelOf.length),
  }
}

/**
 * The cut of one feature with the most evidence, or undefined when none has more than the whole node. Ordered bins are cut
 * along their order with missing on either side; categories are ordered by their rows' mean state first, or by the share of
 * each frequent state when states have no order. The cost of a cut is the logarithm of the number of cuts looked at.
 * Moves rows from right to left one by one, so a search is O(rows × depth of the outcome).
 */
export function bestDensitySplit(
  node: DensityNode,
  {
    feature,
    column,
    minLeafRows,
    rowWorth,
    scratch,
    branchCounts,
    choiceCounts,
  }: {
    readonly feature: number
    readonly column: BinnedFeature
    readonly minLeafRows: number
    readonly rowWorth: number
    readonly scratch: SplitScratch
    readonly branchCounts: Uint32Array
    readonly choiceCounts: Uint32Array
  },
): DensitySplit | undefined {
  const { start, end } = node
  const rowCount = end - start
  sortByBin(node, column, scratch)
  const { binEnds } = scratch
  const { binCount } = column
  const rowsIn = (bin: number) => binEnds[bin]! - (bin === 0 ? 0 : binEnds[bin - 1]!)
  const seen: number[] = []
  for (let bin = 0; bin < binCount; bin++) if (rowsIn(bin) > 0) seen.push(bin)
  const hasMissing = rowsIn(binCount) > 0
  if (seen.length + (hasMissing ? 1 : 0) < 2) return undefined
  const orders = column.type === 'ordered' || seen.length === 2 ? [seen] : categoryOrders(seen, node, scratch)
  let best: { gain: number; order: readonly number[] } | undefined
  let looked = 0
  for (const order of orders) {
    const tries = hasMissing ? [order, [binCount, ...order]] : [order]
    for (const sequence of tries) {
      const withLast = hasMissing && sequence === order
      looked += withLast ? sequence.length : sequence.length - 1
      const found = scan(sequence, withLast)
      if (found !== undefined && found.gain > (best?.gain ?? 0)) best = found
    }
  }
  if (best === undefined) return undefined
  const gain = best.gain * rowWorth - Math.log(looked)
  if (gain <= 0) return undefined
  return { feature, gain, goesLeft: flagsOf(best.order) }

  /** The best prefix of the sequence to go left. */
  function scan(
    sequence: readonly number[],
    mayTakeAll: boolean,
  ): { gain: number; order: readonly number[] } | undefined {
    const { leftBranches, leftChoices, sorted } = scratch
    const { outcome, states, logs, people } = node
    people?.restart()
    const { offsets, path, choiceOf } = outcome
    const { branchLogs, branchOffsets, choiceLogs, choiceOffsets } = logs
    leftBranches.fill(0)
    leftChoices.fill(0)
    let gain = 0
    let left = 0
    let bestGain = 0
    let bestCut = -1
    const cuts = mayTakeAll ? sequence.length : sequence.length - 1
    for (let cut = 0; cut < cuts; cut++) {
      const bin = sequence[cut]!
      for (let position = bin === 0 ? 0 : binEnds[bin - 1]!; position < binEnds[bin]!; position++) {
        const row = sorted[position]!
        people?.moveLeft(row)
        const state = states[row]!
        for (let step = offsets[state]!; step < offsets[state + 1]!; step++) {
          const branch = path[step]!
          const choice = choiceOf[branch]!
          const branchBefore = leftBranches[branch]!++
          const choiceBefore = leftChoices[choice]!++
          const branchOffset = branchOffsets[branch]!
          const choiceOffset = choiceOffsets[choice]!
          // The row joins the left side and leaves the right one.
          gain += branchLogs[branchOffset + branchBefore]! - choiceLogs[choiceOffset + choiceBefore]!
          gain -= branchLogs[branchOffset + branchCounts[branch]! - branchBefore - 1]!
          gain += choiceLogs[choiceOffset + choiceCounts[choice]! - choiceBefore - 1]!
        }
        left++
      }
      if (left < minLeafRows) continue
      if (rowCount - left < minLeafRows) break
      if (people !== undefined && !people.areEnough()) continue
      if (gain > bestGain + 1e-9) {
        bestGain = gain
        bestCut = cut
      }
    }
    return bestCut < 0 ? undefined : { gain: bestGain, order: sequence.slice(0, bestCut + 1) }
  }

  /** Ordered bins without rows follow their neighbours; unseen categories, and missing when none was seen, the larger side. */
  function flagsOf(leftBins: readonly number[]): Uint8Array {
    const flags = new Uint8Array(binCount + 1)
    let leftRows = 0
    for (const bin of leftBins) leftRows += rowsIn(bin)
    const larger = leftRows * 2 > rowCount ? 1 : 0
    if (!hasMissing) flags[binCount] = larger
    if (column.type === 'ordered') {
      const last = Math.max(...leftBins.filter((bin) => bin < binCount), -1)
      flags.fill(1, 0, last + 1)
    } else for (let bin = 0; bin < binCount; bin++) if (rowsIn(bin) === 0) flags[bin] = larger
    for (const bin of leftBins) flags[bin] = 1
    return flags
  }
}

/** Counting sort of the node's rows by bin, missing last. */
function sortByBin({ rows, start, end }: DensityNode, { bins, binCount }: BinnedFeature, scratch: SplitScratch): void {
  const { binEnds, sorted } = scratch
  binEnds.fill(0, 0, binCount + 1)
  for (let position = start; position < end; position++) binEnds[bins[rows[position]!]!]!++
  let before = 0
  for (let bin = 0; bin <= binCount; bin++) {
    const count = binEnds[bin]!
    binEnds[bin] = before
    before += count
  }
  for (let position = start; position < end; position++) {
    const row = rows[position]!
    sorted[binEnds[bins[row]!]!++] = row
  }
}

/** Orders most likely to hold a good cut: by mean state, or by the share of each of the most frequent states. */
function categoryOrders(
  seen: readonly number[],
  { outcome, states, start, end }: DensityNode,
  scratch: SplitScratch,
): number[][] {
  const { binEnds, sorted } = scratch
  const { stateCount } = outcome
  const isOrdered = outcome.levelOf.length > 1
  const total = new Float64Array(stateCount)
  const byBin = new Map<number, Float64Array>()
  for (const bin of seen) {
    const counts = new Float64Array(stateCount)
    for (let position = bin === 0 ? 0 : binEnds[bin - 1]!; position < binEnds[bin]!; position++)
      counts[states[sorted[position]!]!]!++
    for (let state = 0; state < stateCount; state++) total[state]! += counts[state]!
    byBin.set(bin, counts)
  }
  const ordered = (weight: (state: number) => number): number[] => {
    const score = new Map(
      seen.map((bin) => {
        const counts = byBin.get(bin)!
        let sum = 0
        let rows = categorySmoothing
        let prior = 0
        for (let state = 0; state < stateCount; state++) {
          sum += counts[state]! * weight(state)
          prior += total[state]! * weight(state)
          rows += counts[state]!
        }
        return [bin, (sum + (categorySmoothing * prior) / (end - start)) / rows] as const
      }),
    )
    return [...seen].sort((a, b) => score.get(a)! - score.get(b)! || a - b)
  }
  if (isOrdered) return [ordered((state) => state)]
  const frequent = [...total.keys()].sort((a, b) => total[b]! - total[a]! || a - b).slice(0, mostOrders)
  return (stateCount === 2 ? frequent.slice(0, 1) : frequent).map((chosen) =>
    ordered((state) => (state === chosen ? 1 : 0)),
  )
}

/** Rows of the whole node added to each category when categories are ordered, so that rare ones keep to the middle. */
const categorySmoothing = 5
const mostOrders = 6
