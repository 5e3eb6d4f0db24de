import { expect, test } from 'vitest'
import { drawOpenStates } from '../../../models/hidden-tree/draw-open-states.js'
import { treeLogLikelihood } from '../../../models/hidden-tree/row-likelihood.js'
import { type HiddenTree, treeShape } from '../../../models/hidden-tree/tree.js'
import { createRng } from '../../../src/math/index.js'

/** Three columns: a root of two codes, under it an inner column of three, under that a leaf of two. Code·2 + state. */
const tree: HiddenTree = {
  shape: treeShape([-1, 0, 1]),
  states: 2,
  transitions: [Float32Array.of(0.3, 0.7), Float32Array.of(0.9, 0.1, 0.2, 0.8), Float32Array.of(0.6, 0.4, 0.1, 0.9)],
  emissions: [
    Float32Array.of(0.75, 0.25, 0.25, 0.75),
    Float32Array.of(0.5, 0.125, 0.25, 0.125, 0.25, 0.75),
    Float32Array.of(0.9, 0.2, 0.1, 0.8),
  ],
}
const sizes = [2, 3, 2]
const rowCount = 40_000

/** χ² of all rows of states that agree with the evidence, against their likelihoods scaled to sum to 1. */
function chiSquared(
  evidence: readonly number[],
  choices: readonly (readonly number[])[],
): { value: number; cells: number } {
  const drawn = drawOpenStates(
    tree,
    evidence.map((state, column) => ({
      states: new Int32Array(rowCount).fill(state),
      choices: [choices[column] as readonly number[]],
    })),
    { rowCount, rng: createRng('open') },
  )
  const rows = [0, 1].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1].map((c) => [a, b, c])))
  const possible = rows.filter((row) =>
    row.every((state, column) => (evidence[column]! >= 0 ? state === evidence[column] : choices[column]![state] === 1)),
  )
  const columns = sizes.map((_, column) => possible.map((row) => row[column] as number))
  const likelihoods = treeLogLikelihood(tree, columns, possible.length).map(Math.exp)
  const total = likelihoods.reduce((sum, each) => sum + each, 0)
  const counts = new Map<string, number>()
  for (let row = 0; row < rowCount; row++) {
    const key = drawn.map((states) => states[row]).join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  expect([...counts.keys()].every((key) => possible.some((row) => row.join() === key))).toBe(true)
  const value = possible.reduce((sum, row, index) => {
    const expected = (rowCount * likelihoods[index]!) / total
    return sum + ((counts.get(row.join()) ?? 0) - expected) ** 2 / expected
  }, 0)
  return { value, cells: possible.length }
}

/** What a correct draw exceeds once in a million seeds: the 1 − 1e-6 quantiles of χ² by degrees of freedom, one less than the cells: scipy.stats.chi2.isf(1e-6, degrees), scipy 1.17.1. */
const critical: Readonly<Record<number, number>> = { 1: 23.93, 2: 27.63, 3: 30.66, 5: 35.89, 7: 40.52, 11: 48.87 }

test.each([
  [
    'the ends given the middle',
    [-1, 1, -1],
    [
      [1, 1],
      [1, 1, 1],
      [1, 1],
    ],
  ],
  [
    'the middle given the ends',
    [0, -1, 1],
    [
      [1, 1],
      [1, 1, 1],
      [1, 1],
    ],
  ],
  [
    'a leaf given the rest',
    [1, 2, -1],
    [
      [1, 1],
      [1, 1, 1],
      [1, 1],
    ],
  ],
  [
    'everything',
    [-1, -1, -1],
    [
      [1, 1],
      [1, 1, 1],
      [1, 1],
    ],
  ],
  [
    'a cell that may not get one of its states',
    [-1, -1, 0],
    [
      [1, 1],
      [1, 0, 1],
      [1, 1],
    ],
  ],
] as const)('open cells are drawn from their exact joint distribution: %s', (_, evidence, choices) => {
  const { value, cells } = chiSquared(evidence, choices)
  expect(value).toBeLessThan(critical[cells - 1] as number)
})

test('what the tree gives no probability is not drawn', () => {
  const never = { ...tree, emissions: [Float32Array.of(1, 1, 0, 0), ...tree.emissions.slice(1)] }
  const open = { states: Int32Array.of(-1), choices: [[1, 1, 1]] }
  const columns = [{ states: Int32Array.of(1), choices: [] }, open, { states: Int32Array.of(0), choices: [] }]
  expect(drawOpenStates(never, columns, { rowCount: 1, rng: createRng(1) })[1]).toEqual(Int32Array.of(-1))
})
