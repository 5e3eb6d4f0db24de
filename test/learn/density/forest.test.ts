import { describe, expect, test } from 'vitest'
import { chooseStrengths } from '../../../src/learn/density/choose-strengths.js'
import { densityForest, leafRow } from '../../../src/learn/density/density-forest.js'
import { growDensityTree } from '../../../src/learn/density/grow-density-tree.js'
import { outcomeTree } from '../../../src/learn/density/outcome-tree.js'
import { recountNodes } from '../../../src/learn/density/recount.js'
import { shrunkenShares } from '../../../src/learn/density/shrink.js'
import type { BinnedTable } from '../../../src/learn/index.js'
import { createRng } from '../../../src/math/index.js'

const rowCount = 400
const rng = createRng('density')
const draw = (bound: number) => Uint8Array.from({ length: rowCount }, () => rng.below(bound))
const first = draw(4)
const second = draw(4)
const table: BinnedTable = {
  features: [first, second].map((bins) => ({ type: 'ordered', binCount: 4, bins })),
  rowCount,
}
const allRows = () => Uint32Array.from({ length: rowCount }, (_, row) => row)
const everyone = Int32Array.from({ length: rowCount }, (_, row) => row)

function targetOf(states: Uint8Array) {
  const counts = new Uint32Array(Math.max(...states) + 1)
  for (const state of states) counts[state]!++
  return { outcome: outcomeTree({ counts, ordered: counts.length }), states, rows: allRows() }
}

const growing = { features: [0, 1], minLeafRows: 10, maxDepth: 8 }
const strengths = new Float64Array(8).fill(4)

describe('density trees', () => {
  test('noise grows a root alone', () => {
    const tree = growDensityTree(table, targetOf(draw(6)), { ...growing, strengths })
    expect([...tree.feature]).toEqual([-1])
  })

  test('a step in one feature is found, and every row falls into a leaf of its side', () => {
    const states = first.map((bin) => (bin >= 2 ? 1 : 0))
    const target = targetOf(states)
    const tree = growDensityTree(table, target, { ...growing, strengths })
    expect([...tree.feature]).toEqual([0, -1, -1])
    expect([...tree.goesLeft[0]!]).toEqual([1, 1, 0, 0, expect.any(Number)])
    const forest = densityForest([tree], target.outcome, strengths)
    for (let row = 0; row < rowCount; row++) {
      const leaf = leafRow(forest, 0, { table, row })
      expect(forest.probabilities[leaf * 2 + states[row]!]).toBeGreaterThan(0.95)
    }
  })

  test('a leaf has rows of at least the people asked for, also where one person has nine rows in ten', () => {
    const states = first.map((bin, row) => 4 * bin + second[row]!)
    const target = targetOf(states)
    const personOf = Int32Array.from({ length: rowCount }, (_, row) => (row % 10 === 0 ? row / 10 + 1 : 0))
    const peopleOfLeaves = (minLeafPersons: number) => {
      const tree = growDensityTree(table, target, { ...growing, minLeafRows: 2, personOf, minLeafPersons, strengths })
      const forest = densityForest([tree], target.outcome, strengths)
      const people = new Map<number, Set<number>>()
      for (let row = 0; row < rowCount; row++) {
        const leaf = leafRow(forest, 0, { table, row })
        people.set(leaf, (people.get(leaf) ?? new Set()).add(personOf[row]!))
      }
      return Array.from(people.values(), ({ size }) => size)
    }
    expect(Math.min(...peopleOfLeaves(1))).toBeLessThan(8)
    expect(Math.min(...peopleOfLeaves(8))).toBeGreaterThanOrEqual(8)
    expect(peopleOfLeaves(8).length).toBeGreaterThan(1)
  })

  test('a leaf has at least the rows asked for', () => {
    const states = first.map((bin, row) => 4 * bin + second[row]!)
    const target = targetOf(states)
    const tree = growDensityTree(table, target, { ...growing, strengths, minLeafRows: 60 })
    expect(tree.feature.length).toBeGreaterThan(3)
    const { branchCount } = target.outcome
    tree.feature.forEach((_, node) => {
      const rows = tree.counts[node * branchCount]! + tree.counts[node * branchCount + 1]!
      expect(rows).toBeGreaterThanOrEqual(60)
    })
  })

  test('a tree grown on some rows counts the others when asked to', () => {
    const states = first.map((bin, row) => (bin + second[row]!) % 7)
    const target = targetOf(states)
    const grown = growDensityTree(table, target, { ...growing, strengths })
    const part = growDensityTree(table, { ...target, rows: allRows().slice(0, 250) }, { ...growing, strengths })
    expect(recountNodes(grown, table, { ...target, rows: allRows() }).counts).toEqual(grown.counts)
    const { counts } = recountNodes(part, table, { ...target, rows: allRows() })
    const rowsAt = (node: number) =>
      counts[node * target.outcome.branchCount]! + counts[node * target.outcome.branchCount + 1]!
    expect(part.feature.length).toBeGreaterThan(1)
    expect(rowsAt(0)).toBe(rowCount)
    part.feature.forEach((asked, node) => {
      if (asked >= 0) expect(rowsAt(part.left[node]!) + rowsAt(part.right[node]!)).toBe(rowsAt(node))
    })
  })

  test('several rows of a person are worth one as evidence', () => {
    const states = first.map((bin) => (rng.uniform() < (bin >= 2 ? 0.65 : 0.35) ? 1 : 0))
    const grow = (rowWorth: number) => growDensityTree(table, targetOf(states), { ...growing, strengths, rowWorth })
    expect(grow(1).feature.length).toBeGreaterThan(1)
    expect(grow(0.02).feature.length).toBe(1)
  })
})

describe('shrinkage', () => {
  test('a node is its rows and the strength of its parent', () => {
    const outcome = outcomeTree({ counts: [1, 1], ordered: 2 })
    const shares = shrunkenShares(outcome, { counts: [8, 2], start: 0, parent: [0.5, 0.5], strengths: [10] })
    expect([...shares]).toEqual([13 / 20, 7 / 20])
  })

  test('held-out rows ask for little where the outcome is certain and for much where it is noise', () => {
    const certain = chooseStrengths(table, targetOf(first.map((bin) => (bin >= 2 ? 1 : 0))), {
      ...growing,
      folds: 5,
      personOf: everyone,
      rng: createRng('folds'),
    })
    expect(certain[0]).toBeLessThanOrEqual(1)
    // A faint trend: leaves of a few rows say it worse than their ancestors.
    const states = first.map((bin) => (rng.uniform() < 0.3 + 0.1 * bin ? 1 : 0))
    const faint = chooseStrengths(table, targetOf(states), {
      ...growing,
      folds: 5,
      personOf: everyone,
      rng: createRng('folds'),
    })
    expect(faint[0]).toBeGreaterThanOrEqual(4)
  })

  test('leaves of a forest are distributions', () => {
    const states = first.map((bin, row) => (bin + second[row]!) % 7)
    const target = targetOf(states)
    const trees = [1, 2, 3].map((index) =>
      growDensityTree(
        table,
        { ...target, rows: allRows() },
        { ...growing, strengths, featuresPerSplit: 1, rng: createRng(index) },
      ),
    )
    const { probabilities, stateCount, roots } = densityForest(trees, target.outcome, strengths)
    expect(roots).toHaveLength(3)
    for (let start = 0; start < probabilities.length; start += stateCount)
      expect(probabilities.slice(start, start + stateCount).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5)
  })
})
