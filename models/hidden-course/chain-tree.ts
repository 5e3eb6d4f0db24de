import type { ChainRows } from './chain-rows.js'
import { sliceChainRows } from './chain-rows.js'
import type { ChainWeights } from './chain-weights.js'
import type { TimeModel } from './course.js'
import { forward, type Says } from './forward.js'
import { type CellTables, rowMessages } from './row-messages.js'

/** A child table ready to reckon with. */
export interface ChainTable {
  /** Number of the table it hangs on, −1 for people. Parents stand before children. */
  readonly above: number
  readonly chain: ChainWeights
  readonly times?: TimeModel
  readonly cells: CellTables
}

/** What all rows below say of each unit's class. */
export interface Upward {
  /** By table what is known of each row's state from its own cells and what hangs on it. */
  readonly says: readonly Says[]
  /** By table P(all rows of a unit and below | its class), in nats: cell unit·classes + class. */
  readonly nats: readonly Float64Array[]
}

/**
 * The pass from the deepest tables to people. Exact: given its class a unit's rows depend on nothing else. O(rows × (classes
 * × states² + columns × states)).
 */
export function upward(tables: readonly ChainTable[], rows: readonly ChainRows[]): Upward {
  const says: Says[] = []
  const nats: Float64Array[] = []
  for (let table = tables.length - 1; table >= 0; table--) {
    const { chain, cells } = tables[table]!
    const own = rows[table]!
    const known = saysOfCells(cells, own)
    tables.forEach(({ above }, child) => {
      if (above === table) addBelow(known, nats[child]!, chain.states)
    })
    says[table] = known
    nats[table] = unitNats(chain, own, known)
  }
  return { says, nats }
}

function saysOfCells(cells: CellTables, rows: ChainRows): Says {
  const { states } = cells
  const weights = new Float64Array(rows.rowCount * states)
  const logs = new Float64Array(rows.rowCount)
  const messages = rowMessages(cells, rows.cells)
  for (let row = 0; row < rows.rowCount; row++)
    logs[row] = messages.visit(row, weights.subarray(row * states, (row + 1) * states))
  return { weights, logs }
}

/** Rows whose state is the class of units of their own know what those say. */
function addBelow({ weights, logs }: Says, below: Float64Array, states: number): void {
  for (let row = 0; row < logs.length; row++) {
    let most = Number.NEGATIVE_INFINITY
    for (let state = 0; state < states; state++) most = Math.max(most, below[row * states + state]!)
    logs[row] = logs[row]! + most
    if (most === Number.NEGATIVE_INFINITY) continue
    for (let cell = row * states; cell < (row + 1) * states; cell++)
      weights[cell] = weights[cell]! * Math.exp(below[cell]! - most)
  }
}

function unitNats(chain: ChainWeights, rows: ChainRows, says: Says): Float64Array {
  const units = rows.starts.length - 1
  const nats = new Float64Array(units * chain.classes)
  const alpha = roomFor(rows, chain.states)
  for (let unit = 0; unit < units; unit++)
    for (let group = 0; group < chain.classes; group++)
      nats[unit * chain.classes + group] = forward(chain, rows, { unit, group, says, alpha })
  return nats
}

/** Room for the forward pass over the longest unit. */
export function roomFor({ starts }: ChainRows, states: number): Float64Array {
  let longest = 0
  for (let unit = 0; unit + 1 < starts.length; unit++) longest = Math.max(longest, starts[unit + 1]! - starts[unit]!)
  return new Float64Array(longest * states)
}

/** What all tables say of the people of one table's class, added up: cell person·classes + class. */
export function natsOfPeople(
  tables: readonly ChainTable[],
  { nats }: Upward,
  { people, classes }: { readonly people: number; readonly classes: number },
): Float64Array {
  const sums = new Float64Array(people * classes)
  tables.forEach(({ above }, table) => {
    if (above < 0)
      nats[table]!.forEach((each, cell) => {
        sums[cell] = sums[cell]! + each
      })
  })
  return sums
}

/** The rows of people `from` to before `to`, in all tables. */
export function slicePeople(
  tables: readonly ChainTable[],
  rows: readonly ChainRows[],
  { from, to }: { readonly from: number; readonly to: number },
): ChainRows[] {
  const ranges: { from: number; to: number }[] = []
  return tables.map(({ above }, table) => {
    const units = above < 0 ? { from, to } : ranges[above]!
    const { starts } = rows[table]!
    ranges[table] = { from: starts[units.from]!, to: starts[units.to]! }
    return sliceChainRows(rows[table]!, units.from, units.to)
  })
}
