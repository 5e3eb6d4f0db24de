import { type HiddenTree, type TreeRows, treeShape } from '../../../models/hidden-tree/tree.js'
import { createRng, type Rng } from '../../../src/math/index.js'

/** Two roots; column 1 is an inner node under a root with four children, more than are multiplied between two scalings. */
export const tinyParents: readonly number[] = [-1, 0, 1, 1, 1, 1, -1]
export const tinySizes: readonly number[] = [2, 3, 2, 2, 3, 2, 2]

/** A tree with random tables. */
export function randomTree(
  states: number,
  { parents = tinyParents, sizes = tinySizes, seed = 'tree' } = {},
): HiddenTree {
  const rng = createRng(seed)
  return {
    shape: treeShape(parents),
    states,
    transitions: parents.map((parent) => distributions(parent < 0 ? 1 : states, states, rng)),
    emissions: sizes.map((size) => {
      const byState = distributions(states, size, rng)
      return Float32Array.from(byState, (_, cell) => byState[(cell % states) * size + Math.floor(cell / states)]!)
    }),
  }
}

/** So many distributions over `size` outcomes, one a row. */
function distributions(count: number, size: number, rng: Rng): Float32Array {
  const table = new Float32Array(count * size)
  for (let start = 0; start < table.length; start += size) {
    const weights = Array.from({ length: size }, () => 0.05 + rng.uniform() ** 2)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    table.set(
      weights.map((weight) => weight / total),
      start,
    )
  }
  return table
}

/** Every combination of codes once. */
export function wholeDomain(sizes: readonly number[] = tinySizes): TreeRows {
  const combinations = [...counters(sizes)]
  return {
    rowCount: combinations.length,
    columns: sizes.map((size, column) => ({ size, codes: Uint8Array.from(combinations, (row) => row[column]!) })),
  }
}

/** Random codes. */
export function randomRows(rowCount: number, sizes: readonly number[] = tinySizes): TreeRows {
  const rng = createRng('rows')
  return {
    rowCount,
    columns: sizes.map((size) => ({ size, codes: Uint8Array.from({ length: rowCount }, () => rng.below(size)) })),
  }
}

/** What `expectation` computes, by the sum over all combinations of hidden states. */
export function enumerated(tree: HiddenTree, { columns, rowCount }: TreeRows) {
  const { states, shape, transitions, emissions } = tree
  const byPair = transitions.map((table) => new Float64Array(table.length))
  const byCode = emissions.map((table) => new Float64Array(table.length))
  const configurations = [...counters(columns.map(() => states))]
  let logLikelihood = 0
  for (let row = 0; row < rowCount; row++) {
    const cells = configurations.map((hidden) =>
      hidden.map((state, column) => ({
        pair: Math.max(0, hidden[shape.parents[column]!] ?? 0) * states + state,
        code: columns[column]!.codes[row]! * states + state,
      })),
    )
    const joint = cells.map((each) =>
      each.reduce(
        (product, { pair, code }, column) => product * transitions[column]![pair]! * emissions[column]![code]!,
        1,
      ),
    )
    const total = joint.reduce((sum, each) => sum + each, 0)
    logLikelihood += Math.log(total)
    cells.forEach((each, index) => {
      each.forEach(({ pair, code }, column) => {
        byPair[column]![pair]! += joint[index]! / total
        byCode[column]![code]! += joint[index]! / total
      })
    })
  }
  return { transitions: byPair, emissions: byCode, logLikelihood }
}

function* counters(sizes: readonly number[]): Generator<number[]> {
  const total = sizes.reduce((product, size) => product * size, 1)
  for (let index = 0; index < total; index++) {
    let rest = index
    yield sizes.map((size) => {
      const digit = rest % size
      rest = Math.floor(rest / size)
      return digit
    })
  }
}

/** The largest difference of two lists of tables, relative to the larger of the expected value and `floor`. */
export function largestDifference(
  found: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
  floor = 1e-3,
): number {
  let largest = 0
  expected.forEach((table, index) => {
    for (let cell = 0; cell < table.length; cell++) {
      const difference = Math.abs(found[index]![cell]! - table[cell]!) / Math.max(Math.abs(table[cell]!), floor)
      if (!(difference <= largest)) largest = difference
    }
  })
  return largest
}
