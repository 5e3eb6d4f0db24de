import type { Rng } from '../../math/index.js'
import { sampleWithoutReplacement } from '../../math/index.js'
import type { BinnedTable } from '../trees/binned.js'
import type { OutcomeTree } from './outcome-tree.js'
import { countPeople } from './people-in-node.js'
import { rootStrengths, shrunkenShares } from './shrink.js'
import { bestDensitySplit, type DensitySplit, evidenceLogs, splitScratch } from './split-density.js'

export interface GrowDensityOptions {
  /** The table's features that may be asked. */
  readonly features: readonly number[]
  /** Features looked at per node; all when absent. Needs `rng`. */
  readonly featuresPerSplit?: number
  readonly rng?: Rng
  readonly minLeafRows: number
  /** Fewest people whose rows a leaf holds, however many rows each has. Needs `personOf`. */
  readonly minLeafPersons?: number
  /** A number for the person of each row of the table. */
  readonly personOf?: Int32Array
  readonly maxDepth: number
  /** Rows that a parent's distribution is worth in its children, by level of the outcome's choices. */
  readonly strengths: ArrayLike<number>
  /** What one row is worth as evidence for a split: less than 1 when several rows tell of the same person. */
  readonly rowWorth?: number
}

export interface DensityTarget {
  readonly outcome: OutcomeTree
  /** State of every row of the table. */
  readonly states: Uint8Array | Uint16Array
  /** The rows to learn from; reordered. */
  readonly rows: Uint32Array
}

/** A tree of questions with the training rows of every node, before shrinkage. Parents come before children. */
export interface GrownDensityTree {
  /** Feature asked at each node; −1 at a leaf. */
  readonly feature: Int32Array
  /** Flags of bins that go left, by node; empty for leaves. */
  readonly goesLeft: readonly Uint8Array[]
  readonly left: Int32Array
  readonly right: Int32Array
  readonly parent: Int32Array
  /** Rows on each branch of the outcome's choices: node · branchCount + branch. */
  readonly counts: Uint32Array
}

interface Open {
  readonly node: number
  readonly depth: number
  readonly start: number
  readonly end: number
  readonly parentShares: ArrayLike<number>
}

/**
 * Grows a tree whose leaves hold distributions of an outcome. A node is divided where two Dirichlet distributions around
 * its own explain its rows better than one does (the Bayes factor), by more than the number of cuts looked at would
 * give by chance; so a tree on noise is its root alone. Deterministic: equal gains go to the lower feature.
 * H. Chipman, E. George, R. McCulloch, Bayesian CART model search, JASA 93, 1998. O(rows × features × depths of both trees).
 */
export function growDensityTree(
  table: BinnedTable,
  { outcome, states, rows }: DensityTarget,
  options: GrowDensityOptions,
): GrownDensityTree {
  const { strengths, minLeafRows, maxDepth, rowWorth = 1 } = options
  const { branchCount } = outcome
  const scratch = splitScratch(rows.length, outcome)
  const { personOf, minLeafPersons } = options
  const people =
    personOf !== undefined && minLeafPersons !== undefined ? countPeople(personOf, minLeafPersons) : undefined
  const side = new Uint32Array(rows.length)
  const feature: number[] = []
  const goesLeft: Uint8Array[] = []
  const left: number[] = []
  const right: number[] = []
  const parent: number[] = []
  const counts: Uint32Array[] = []
  const addNode = (under: number): number => {
    feature.push(-1)
    goesLeft.push(noBins)
    left.push(-1)
    right.push(-1)
    return parent.push(under) - 1
  }
  const open: Open[] = [{ node: addNode(-1), depth: 0, start: 0, end: rows.length, parentShares: outcome.evenShare }]
  for (let leaf = open.pop(); leaf !== undefined; leaf = open.pop()) {
    const { node, depth, start, end, parentShares } = leaf
    const branchCounts = countBranches(outcome, states, { rows, start, end })
    counts[node] = branchCounts
    if (depth >= maxDepth || end - start < 2 * minLeafRows || branchCount === 0) continue
    const shares = shrunkenShares(outcome, {
      counts: branchCounts,
      start: 0,
      parent: parentShares,
      strengths: node === 0 ? rootStrengths(outcome) : strengths,
    })
    const split = bestOf(leaf, branchCounts, shares)
    if (split === undefined) continue
    const middle = partition(rows, table.features[split.feature]!.bins, { split, start, end, side })
    feature[node] = split.feature
    goesLeft[node] = split.goesLeft
    left[node] = addNode(node)
    right[node] = addNode(node)
    open.push({ node: right[node]!, depth: depth + 1, start: middle, end, parentShares: shares })
    open.push({ node: left[node]!, depth: depth + 1, start, end: middle, parentShares: shares })
  }
  const allCounts = new Uint32Array(counts.length * branchCount)
  counts.forEach((own, node) => {
    allCounts.set(own, node * branchCount)
  })
  return {
    feature: Int32Array.from(feature),
    goesLeft,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    parent: Int32Array.from(parent),
    counts: allCounts,
  }

  function bestOf({ start, end }: Open, branchCounts: Uint32Array, shares: Float64Array): DensitySplit | undefined {
    const logs = evidenceLogs(outcome, { branchCounts, shares, strengths })
    const choiceCounts = choiceTotals(outcome, branchCounts)
    const node = { rows, start, end, outcome, states, logs, ...(people && { people: people.within(rows, start, end) }) }
    let best: DensitySplit | undefined
    for (const candidate of drawFeatures(options)) {
      const column = table.features[candidate]!
      const parts = { feature: candidate, column, minLeafRows, rowWorth, scratch, branchCounts, choiceCounts }
      const split = bestDensitySplit(node, parts)
      if (split !== undefined && split.gain > (best?.gain ?? 0)) best = split
    }
    return best
  }
}

/** All features, or a few drawn ones in ascending order. */
function drawFeatures({ features, featuresPerSplit = features.length, rng }: GrowDensityOptions): readonly number[] {
  if (rng === undefined || featuresPerSplit >= features.length) return features
  return Array.from(sampleWithoutReplacement(features.length, featuresPerSplit, rng), (at) => features[at]!).sort(
    (a, b) => a - b,
  )
}

function countBranches(
  { branchCount, offsets, path }: OutcomeTree,
  states: Uint8Array | Uint16Array,
  { rows, start, end }: { readonly rows: Uint32Array; readonly start: number; readonly end: number },
): Uint32Array {
  const counts = new Uint32Array(branchCount)
  for (let position = start; position < end; position++) {
    const state = states[rows[position]!]!
    for (let step = offsets[state]!; step < offsets[state + 1]!; step++) counts[path[step]!]!++
  }
  return counts
}

function choiceTotals({ choiceOf, levelOf }: OutcomeTree, branchCounts: Uint32Array): Uint32Array {
  const totals = new Uint32Array(levelOf.length)
  branchCounts.forEach((count, branch) => {
    totals[choiceOf[branch]!]! += count
  })
  return totals
}

/** Moves the rows that go left to the front, both sides in their old order. Returns where the right side begins. */
function partition(
  rows: Uint32Array,
  bins: Uint8Array,
  {
    split: { goesLeft },
    start,
    end,
    side,
  }: { readonly split: DensitySplit; readonly start: number; readonly end: number; readonly side: Uint32Array },
): number {
  let left = start
  let right = 0
  for (let position = start; position < end; position++) {
    const row = rows[position]!
    if (goesLeft[bins[row]!] === 1) rows[left++] = row
    else side[right++] = row
  }
  rows.set(side.subarray(0, right), left)
  return left
}

const noBins = new Uint8Array(0)
