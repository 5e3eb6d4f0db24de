import { describe, expect, test } from 'vitest'
import { expectation } from '../../../models/hidden-tree/expectation.js'
import { initialTree } from '../../../models/hidden-tree/initial-tree.js'
import { codeShares, maximisation } from '../../../models/hidden-tree/maximisation.js'
import { type HiddenTree, type TreeColumn, treeShape } from '../../../models/hidden-tree/tree.js'
import { createRng } from '../../../src/math/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { randomRows, randomTree } from './enumerated.js'

const matrices = await openMatrices()

/** The emissions of one column with one state, from its counts and shares. */
function emissionOf(
  counts: readonly number[],
  shares: readonly number[],
  { smoothing = 0, orderedSmoothing = 0, ...column }: Partial<TreeColumn> & Record<string, unknown> = {},
): number[] {
  const { emissions } = maximisation(
    { transitions: [Float64Array.of(1)], emissions: [Float64Array.from(counts)] },
    {
      shape: treeShape([-1]),
      states: 1,
      columns: [{ size: counts.length, codes: new Uint8Array(0), ...column }],
      prior: {
        smoothing: Number(smoothing),
        orderedSmoothing: Number(orderedSmoothing),
        shares: [Float64Array.from(shares)],
      },
    },
  )
  return [...(emissions[0] as Float32Array)]
}

describe('maximisation', () => {
  test('every distribution sums to 1', () => {
    const rows = randomRows(300)
    const states = 3
    const start = randomTree(states)
    const columns = rows.columns.map(
      (column, index): TreeColumn =>
        index === 4 ? { ...column, ordered: 3 } : index === 1 ? { ...column, ignored: 2 } : column,
    )
    const prior = { smoothing: 1, orderedSmoothing: 40, shares: codeShares(columns) }
    const tree = maximisation(expectation(start, rows, matrices), { shape: start.shape, states, columns, prior })
    for (const table of tree.transitions)
      for (let from = 0; from < table.length; from += states)
        expect(table.slice(from, from + states).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6)
    for (const table of tree.emissions)
      for (let state = 0; state < states; state++)
        expect(table.reduce((sum, each, cell) => sum + (cell % states === state ? each : 0), 0)).toBeCloseTo(1, 6)
  })

  test('an ignored code has its share in every state', () => {
    const rows = randomRows(300)
    const columns = rows.columns.map((column): TreeColumn => ({ ...column, ignored: 1 }))
    const start = randomTree(3)
    const prior = { smoothing: 1, orderedSmoothing: 0, shares: codeShares(columns) }
    const tree = maximisation(expectation(start, rows, matrices), { shape: start.shape, states: 3, columns, prior })
    tree.emissions.forEach((table, column) => {
      const share = Math.fround(prior.shares[column]![1]!)
      expect([...table.slice(3, 6)]).toEqual([share, share, share])
    })
  })

  test('ordered smoothing raises the neighbours of what a state shows, not what is far away', () => {
    const even = [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6]
    const plain = emissionOf([0, 100, 0, 0, 0, 0], even, { smoothing: 1 })
    const smooth = emissionOf([0, 100, 0, 0, 0, 0], even, { smoothing: 1, orderedSmoothing: 40, ordered: 6 })
    expect(smooth[2]).toBeGreaterThan(10 * plain[2]!)
    expect(smooth[2]).toBeGreaterThan(smooth[3]!)
    expect(smooth[5]).toBeLessThan(plain[5]!)
  })

  test('ordered smoothing leaves a state that follows the column as it is, spike and all', () => {
    const shares = [0.02, 0.08, 0.6, 0.05, 0.15, 0.1]
    const counts = shares.map((share) => 200 * share)
    const smooth = emissionOf(counts, shares, { orderedSmoothing: 40, ordered: 6 })
    // Near the ends too: what is smoothed is the ratio to the shares.
    smooth.forEach((each, code) => {
      expect(each).toBeCloseTo(shares[code]!, 6)
    })
  })

  test('codes after the ordered ones take no part in the smoothing', () => {
    const shares = [0.2, 0.2, 0.2, 0.2, 0.2]
    const smooth = emissionOf([0, 0, 0, 50, 0], shares, { orderedSmoothing: 40, ordered: 4 })
    expect(smooth[2]).toBeGreaterThan(0.1)
    expect(smooth[4]).toBeLessThan(1e-6)
  })
})

test('a pass never lowers the likelihood under the Dirichlet prior that it took', () => {
  const columns = randomRows(1500).columns.map(({ size, codes }, index, all) => ({
    size,
    // Every column copies the first in half of its rows, so that there is something to learn.
    codes: codes.map((code, row) => (index > 0 && row % 2 === 0 ? all[0]!.codes[row]! : code)),
  }))
  const rows = { columns, rowCount: 1500 }
  const states = 3
  const { shape } = randomTree(states)
  const prior = { smoothing: 1, orderedSmoothing: 0, shares: codeShares(columns) }
  let tree = initialTree(rows, { shape, states, prior, rng: createRng('start') })
  const first = expectation(tree, rows, matrices).logLikelihood
  for (let pass = 0; pass < 15; pass++) {
    const expected = expectation(tree, rows, matrices)
    const next = maximisation(expected, { shape, states, columns, prior })
    const penalty = (of: HiddenTree) => logPrior(of, expected.transitions, prior.shares)
    const before = expected.logLikelihood + penalty(tree)
    const after = expectation(next, rows, matrices).logLikelihood + penalty(next)
    // Sums of 32-bit floats: a millionth of the likelihood.
    expect(after).toBeGreaterThan(before - 1e-6 * Math.abs(before))
    tree = next
  }
  expect(expectation(tree, rows, matrices).logLikelihood).toBeGreaterThan(first + 100)
})

/**
 * The logarithm of the prior that a maximisation uses, up to a constant: every row of a transition table has one pseudo-row
 * spread as the child's states are overall (99 %) and evenly (1 %), every state of a column one spread as the shares.
 */
function logPrior(
  { states, transitions, emissions }: HiddenTree,
  counts: readonly Float64Array[],
  shares: readonly Float64Array[],
): number {
  let sum = 0
  transitions.forEach((table, column) => {
    const overall = new Float64Array(states)
    counts[column]!.forEach((count, cell) => {
      overall[cell % states]! += count
    })
    const total = overall.reduce((all, count) => all + count, 0)
    table.forEach((value, cell) => {
      sum += ((0.99 * overall[cell % states]!) / total + 0.01 / states) * Math.log(value)
    })
  })
  emissions.forEach((table, column) => {
    table.forEach((value, cell) => {
      sum += shares[column]![Math.floor(cell / states)]! * Math.log(value)
    })
  })
  return sum
}
