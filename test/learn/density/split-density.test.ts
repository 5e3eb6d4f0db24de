import { expect, test } from 'vitest'
import { type OutcomeTree, outcomeTree } from '../../../src/learn/density/outcome-tree.js'
import { bestDensitySplit, evidenceLogs, splitScratch } from '../../../src/learn/density/split-density.js'
import type { BinnedFeature } from '../../../src/learn/index.js'
import { logGamma } from '../../../src/math/log-gamma.js'

function search(column: BinnedFeature, states: Uint8Array, { ordered = 0, minLeafRows = 1, strength = 2 } = {}) {
  const stateCount = Math.max(...states) + 1
  const counts = new Uint32Array(stateCount)
  for (const state of states) counts[state]!++
  const outcome = outcomeTree({ counts, ordered })
  const branchCounts = branchRows(outcome, states)
  const choiceCounts = new Uint32Array(outcome.levelOf.length)
  branchCounts.forEach((count, branch) => {
    choiceCounts[outcome.choiceOf[branch]!]! += count
  })
  const shares = Float64Array.from(branchCounts, (count, branch) => count / choiceCounts[outcome.choiceOf[branch]!]!)
  const strengths = new Float64Array(10).fill(strength)
  const logs = evidenceLogs(outcome, { branchCounts, shares, strengths })
  const rows = Uint32Array.from(states, (_, row) => row)
  const scratch = splitScratch(rows.length, outcome)
  const split = bestDensitySplit(
    { rows, start: 0, end: rows.length, outcome, states, logs },
    { feature: 0, column, minLeafRows, rowWorth: 1, scratch, branchCounts, choiceCounts },
  )
  return { split, outcome, shares }
}

function branchRows({ branchCount, offsets, path }: OutcomeTree, states: Iterable<number>): Uint32Array {
  const counts = new Uint32Array(branchCount)
  for (const state of states) for (const branch of path.slice(offsets[state], offsets[state + 1])) counts[branch]!++
  return counts
}

/** ln of the Dirichlet-multinomial probability of a sequence with these counts. */
function evidence(counts: readonly number[], means: readonly number[], strength: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.reduce(
    (sum, count, index) => sum + logGamma(count + strength * means[index]!) - logGamma(strength * means[index]!),
    logGamma(strength) - logGamma(total + strength),
  )
}

const ordered = (...bins: number[]): BinnedFeature => ({
  type: 'ordered',
  binCount: 4,
  bins: Uint8Array.from(bins),
})

test('the gain is the Bayes factor of two distributions against one, less the cost of looking', () => {
  const states = Uint8Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0])
  const { split } = search(ordered(0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3), states)
  const factor = evidence([5, 0], [0.5, 0.5], 2) + evidence([1, 6], [0.5, 0.5], 2) - evidence([6, 6], [0.5, 0.5], 2)
  expect(split?.gain).toBeCloseTo(factor - Math.log(3), 10)
  expect([...(split?.goesLeft ?? [])]).toEqual([1, 1, 0, 0, 0])
})

test('missing rows go to the side that they resemble', () => {
  const states = Uint8Array.from([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0])
  const { split } = search(ordered(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4), states)
  expect([...(split?.goesLeft ?? [])]).toEqual([1, 1, 0, 0, 1])
})

test('categories are parted by outcome, not by number, and unseen ones follow the larger side', () => {
  const column: BinnedFeature = { ...ordered(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2), type: 'categorical' }
  const states = Uint8Array.from([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0])
  const flags = [...(search(column, states).split?.goesLeft ?? [])]
  expect(flags[0]).toBe(flags[2])
  expect(flags[1]).not.toBe(flags[0])
  expect(flags[3]).toBe(flags[0])
})

test('a feature that says nothing is not cut', () => {
  const states = Uint8Array.from([0, 1, 0, 1, 0, 1, 0, 1])
  expect(search(ordered(0, 0, 1, 1, 2, 2, 3, 3), states).split).toBeUndefined()
})

test('no side gets fewer rows than allowed', () => {
  const states = Uint8Array.from([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  const bins = ordered(0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)
  const leftOf = (minLeafRows: number) => [...(search(bins, states, { minLeafRows }).split?.goesLeft ?? [])]
  expect(leftOf(2)).toEqual([1, 0, 0, 0, 0])
  expect(leftOf(3)).toEqual([1, 1, 0, 0, 0])
  expect(leftOf(8)).toEqual([])
})
