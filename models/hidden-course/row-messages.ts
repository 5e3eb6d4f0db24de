import type { Rng } from '../../src/math/index.js'
import type { OpenStates } from '../network/index.js'
import { parentsFirstOrder } from './emission-tables.js'

/** What the cells of rows say of their hidden states, one row at a time. */
export interface RowMessages {
  /**
   * Sets `says` to P(cells | state) for each state, the largest 1, and returns the logarithm of what it was: −∞ where the
   * cells are impossible. O(columns × states), and for each open cell × codes × codes of its parent.
   */
  visit(row: number, says: Float64Array): number
  /** States of all columns of the row last visited, given its hidden state; −1 where the choice of a cell has no probability. */
  draw(state: number, rng: Rng, out: Int32Array): void
}

/** How cells depend on hidden states, ready to reckon with. */
export interface CellTables {
  readonly parents: readonly number[]
  /** Codes of each column. */
  readonly sizes: readonly number[]
  /** As `emissionTables` gives them. */
  readonly tables: readonly Float64Array[]
  readonly states: number
}

/** Nothing of a column is known below, a single state of the parent matters, or all do. */
const [nothing, single, every] = [0, 1, 2]

/** Messages from the leaves of the tree of columns to its roots.  */
export function rowMessages({ parents, sizes, tables, states }: CellTables, cells: readonly OpenStates[]): RowMessages {
  const order = parentsFirstOrder(parents)
  const upward = [...order].reverse()
  const frees = cells.map(({ choices }) => choices.map((choice) => everyOne(choice)))
  const children = parents.map((_, column) => parents.flatMap((parent, child) => (parent === column ? [child] : [])))
  // By column: what its own cell and the columns below say of each of its codes, and of each of its parent's.
  const below = sizes.map((size) => new Float64Array(size * states))
  const messages = parents.map((parent) => new Float64Array((parent < 0 ? 1 : sizes[parent]!) * states))
  const kinds = new Uint8Array(parents.length)
  const isFree = new Uint8Array(parents.length)
  let visited = 0
  return { visit, draw }

  function visit(row: number, says: Float64Array): number {
    visited = row
    let nats = 0
    for (const column of upward) nats += send(column, row)
    says.fill(1)
    for (const column of order)
      if (parents[column]! < 0 && kinds[column] !== nothing)
        for (let state = 0; state < states; state++) says[state] = says[state]! * messages[column]![state]!
    return nats + scale(says, 0, states)
  }

  function send(column: number, row: number): number {
    const given = cells[column]!.states[row]!
    const own = below[column]!
    const size = sizes[column]!
    const informed = children[column]!.filter((child) => kinds[child] !== nothing)
    const free = given < 0 && frees[column]![-1 - given] === true
    isFree[column] = free && informed.length === 0 ? 1 : 0
    if (isFree[column] === 1) {
      kinds[column] = nothing
      return 0
    }
    const [from, to] = given >= 0 ? [given, given + 1] : [0, size]
    const choice = given >= 0 ? undefined : cells[column]!.choices[-1 - given]
    for (let code = from; code < to; code++) {
      own.fill(choice === undefined ? 1 : choice[code]!, code * states, (code + 1) * states)
      for (const child of informed) {
        const message = messages[child]!
        for (let state = 0; state < states; state++)
          own[code * states + state] = own[code * states + state]! * message[code * states + state]!
      }
    }
    const parent = parents[column]!
    const above = parent < 0 ? 0 : cells[parent]!.states[row]!
    kinds[column] = above >= 0 ? single : every
    const table = tables[column]!
    const message = messages[column]!
    const [first, last] = above >= 0 ? [above, above + 1] : [0, sizes[parent]!]
    for (let over = first; over < last; over++) {
      const at = parent < 0 ? 0 : over * states
      message.fill(0, at, at + states)
      for (let code = from; code < to; code++) {
        const cell = ((parent < 0 ? 0 : over * size) + code) * states
        for (let state = 0; state < states; state++)
          message[at + state] = message[at + state]! + table[cell + state]! * own[code * states + state]!
      }
    }
    return parent < 0 ? scale(message, 0, states) : scale(message, first * states, last * states)
  }

  function draw(state: number, rng: Rng, out: Int32Array): void {
    for (const column of order) {
      const given = cells[column]!.states[visited]!
      if (given >= 0) {
        out[column] = given
        continue
      }
      const parent = parents[column]!
      const size = sizes[column]!
      const start = parent < 0 ? 0 : Math.max(0, out[parent]!) * size
      const table = tables[column]!
      const own = below[column]!
      let total = 0
      for (let code = 0; code < size; code++) total += weight(code)
      let left = rng.uniform() * total
      let chosen = -1
      for (let code = 0; code < size; code++) {
        const each = weight(code)
        if (each <= 0) continue
        chosen = code
        left -= each
        if (left < 0) break
      }
      out[column] = chosen

      function weight(code: number): number {
        const share = table[(start + code) * states + state]!
        return isFree[column] === 1 ? share : share * own[code * states + state]!
      }
    }
  }
}

function everyOne(choice: ArrayLike<number>): boolean {
  for (let code = 0; code < choice.length; code++) if (choice[code] !== 1) return false
  return true
}

/** Divides a stretch by its largest value, and tells its logarithm. */
function scale(values: Float64Array, from: number, to: number): number {
  let largest = 0
  for (let index = from; index < to; index++) if (values[index]! > largest) largest = values[index]!
  if (largest === 0) return Number.NEGATIVE_INFINITY
  for (let index = from; index < to; index++) values[index] = values[index]! / largest
  return Math.log(largest)
}
