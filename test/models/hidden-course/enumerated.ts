import type { ChainRows } from '../../../models/hidden-course/chain-rows.js'
import type { ChainTable } from '../../../models/hidden-course/chain-tree.js'
import { chainTable, type TableParameters } from '../../../models/hidden-course/parameters.js'
import { createRng, type Rng } from '../../../src/math/index.js'

/** Random rows of probabilities, `size` a row. */
export function randomRows(count: number, size: number, rng: Rng): Float64Array {
  const out = new Float64Array(count * size)
  for (let row = 0; row < count; row++) {
    let total = 0
    for (let cell = row * size; cell < (row + 1) * size; cell++) total += out[cell] = 0.1 + rng.uniform()
    for (let cell = row * size; cell < (row + 1) * size; cell++) out[cell] = out[cell]! / total
  }
  return out
}

/** Two classes, two states, two columns of three and two codes, the second hanging on the first; no times. */
export function tiny(seed: number): { readonly parameters: TableParameters; readonly table: ChainTable } {
  const rng = createRng(seed)
  const columnwise = (size: number) => {
    const rows = randomRows(2, size, rng)
    return Float64Array.from({ length: 2 * size }, (_, cell) => rows[(cell % 2) * size + Math.floor(cell / 2)]!)
  }
  const parameters: TableParameters = {
    chain: { classes: 2, states: 2, initial: randomRows(4, 2, rng), transitions: randomRows(8, 2, rng) },
    emission: {
      parents: [-1, 0],
      shares: [columnwise(3), columnwise(2)],
      lifts: [new Float64Array(0), Float64Array.from({ length: 6 }, () => 0.5 + rng.uniform())],
    },
  }
  return { parameters, table: chainTable(parameters, -1) }
}

/** Rows of one person from codes; −1 is a cell of which nothing is known, −2 one that may hold what its choice weighs. */
export function rowsOf(first: readonly number[], second: readonly number[], choice: readonly number[]): ChainRows {
  return {
    rowCount: first.length,
    starts: Int32Array.from([0, first.length]),
    cells: [
      { states: Int32Array.from(first), choices: [[1, 1, 1], choice] },
      { states: Int32Array.from(second), choices: [[1, 1]] },
    ],
    timeClass: new Int16Array(first.length).fill(-1),
    pressure: new Uint8Array(first.length),
  }
}

/** P(cells, class, hidden states) of every way to fill open cells and hidden states, by brute force. */
export function enumerate(
  { chain, cells }: ChainTable,
  { cells: given, rowCount }: ChainRows,
): {
  readonly group: number
  readonly hidden: readonly number[]
  readonly codes: readonly (readonly [number, number])[]
  readonly share: number
}[] {
  const found: ReturnType<typeof enumerate> = []
  const weight = (column: number, row: number, code: number) => {
    const state = given[column]!.states[row]!
    return state >= 0 ? Number(state === code) : given[column]!.choices[-1 - state]![code]!
  }
  const visit = (
    group: number,
    hidden: readonly number[],
    codes: readonly (readonly [number, number])[],
    share: number,
  ): void => {
    const row = hidden.length
    if (row === rowCount) {
      found.push({ group, hidden, codes, share })
      return
    }
    const place = row === rowCount - 1 ? 1 : 0
    for (let state = 0; state < 2; state++) {
      const at = (place * 2 + group) * 2
      const step = row === 0 ? chain.initial[at + state]! : chain.transitions[(at + hidden[row - 1]!) * 2 + state]!
      for (let a = 0; a < 3; a++)
        for (let b = 0; b < 2; b++) {
          const emitted = cells.tables[0]![a * 2 + state]! * cells.tables[1]![(a * 2 + b) * 2 + state]!
          const own = share * step * emitted * weight(0, row, a) * weight(1, row, b)
          if (own > 0) visit(group, [...hidden, state], [...codes, [a, b]], own)
        }
    }
  }
  for (const group of [0, 1]) visit(group, [], [], 1)
  return found
}
