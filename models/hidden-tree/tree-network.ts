import type { Network, Variable } from '../network/index.js'
import { type HiddenTree, treeShape } from './tree.js'

/**
 * A hidden tree as a Bayesian network, which draws, conditions and saves it: first a hidden variable for every column, then
 * the columns, each under its hidden variable. Both halves are in the columns' order.
 */
export function networkOfTree(
  { shape, states, transitions, emissions }: HiddenTree,
  variables: readonly Variable[],
): Network {
  const taken = new Set(variables.map(({ name }) => name))
  const hidden = variables.map(({ name }): Variable => {
    const codes = Array.from({ length: states }, (_, state) => state)
    return { name: freeName(`hidden: ${name}`, taken), codeCount: states, codes, hidden: true }
  })
  return {
    variables: [...hidden, ...variables],
    parents: [
      ...shape.parents.map((parent) => (parent < 0 ? [] : [parent])),
      ...variables.map((_, column) => [column]),
    ],
    tables: [
      ...transitions.map((table) => normalised(table, states)),
      ...emissions.map((table) => normalised(transposed(table, states), table.length / states)),
    ],
  }
}

/** The hidden tree in a network that `networkOfTree` made. */
export function treeOfNetwork({ variables, parents, tables }: Network): {
  tree: HiddenTree
  variables: readonly Variable[]
} {
  const count = variables.length / 2
  const states = variables[0]?.codes.length ?? 1
  const shape = treeShape(parents.slice(0, count).map(([parent = -1]) => parent))
  return {
    variables: variables.slice(count),
    tree: {
      shape,
      states,
      transitions: tables.slice(0, count),
      emissions: tables.slice(count).map((table) => transposed(table, table.length / states)),
    },
  }
}

function freeName(name: string, taken: Set<string>): string {
  let free = name
  while (taken.has(free)) free += "'"
  taken.add(free)
  return free
}

/** Columns as rows, of a table with `width` columns. */
function transposed(table: Float32Array, width: number): Float32Array {
  const height = table.length / width
  return Float32Array.from(table, (_, cell) => table[(cell % height) * width + Math.floor(cell / height)]!)
}

/** Every row of `width` cells scaled to sum to 1. */
function normalised(table: Float32Array, width: number): Float32Array {
  const sums = new Float64Array(table.length / width)
  for (let cell = 0; cell < table.length; cell++) {
    const row = Math.floor(cell / width)
    sums[row] = sums[row]! + table[cell]!
  }
  return table.map((value, cell) => value / sums[Math.floor(cell / width)]!)
}
