import { snapTo } from '../../src/encode/index.js'
import { drawWeighted, type Rng } from '../../src/math/index.js'
import { type Clock, type RowLayout, shareBelow, smallestTime, timeBelow } from '../linked-rows/index.js'
import type { OpenStates } from '../network/index.js'
import { drawBackward } from './backward.js'
import type { ChainRows } from './chain-rows.js'
import { type ChainTable, roomFor, upward } from './chain-tree.js'
import { initialAt, transitionsAt } from './chain-weights.js'
import type { Chain, TimeModel } from './course.js'
import { pressureClass, pressureOf } from './fit-times.js'
import { forward } from './forward.js'
import { type CellTables, rowMessages } from './row-messages.js'

/** Hidden states of rows of which nothing is known, given the class of each unit. O(rows × states). */
export function drawHidden(
  chain: Chain,
  { layout, groupOf, rng }: { readonly layout: RowLayout; readonly groupOf: ArrayLike<number>; readonly rng: Rng },
): Int32Array {
  const { states, initial, transitions } = chain
  const { rowCount, unitOf, indexOf, unitRows } = layout
  const hidden = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const unit = unitOf[row]!
    const at = { isLast: indexOf[row]! + 1 === unitRows[unit], group: groupOf[unit]! }
    const start = indexOf[row] === 0 ? initialAt(chain, at) : transitionsAt(chain, at) + hidden[row - 1]! * states
    const from = indexOf[row] === 0 ? initial : transitions
    hidden[row] = drawWeighted(from.subarray(start, start + states), rng)
  }
  return hidden
}

/** The same given what is known of the rows: forward filtering, backward sampling. O(rows × states²). */
export function drawHiddenGiven(
  { chain, cells, ...table }: ChainTable,
  rows: ChainRows,
  { groupOf, rng }: { readonly groupOf: ArrayLike<number>; readonly rng: Rng },
): Int32Array {
  const { says } = upward([{ ...table, chain, cells, above: -1 }], [rows])
  const alpha = roomFor(rows, chain.states)
  const out = new Int32Array(rows.rowCount)
  for (let unit = 0; unit + 1 < rows.starts.length; unit++) {
    const pass = { unit, group: groupOf[unit]!, says: says[0]!, alpha }
    forward(chain, rows, pass)
    drawBackward(chain, rows, { ...pass, rng, out })
  }
  return out
}

/** Cells of rows given their hidden states: states by column. Cells that are given stand; −1 where nothing can be drawn. */
export function drawCells(
  tables: CellTables,
  { hidden, cells, rng }: { readonly hidden: Int32Array; readonly cells: readonly OpenStates[]; readonly rng: Rng },
): Int32Array[] {
  const drawn = cells.map(() => new Int32Array(hidden.length))
  const messages = rowMessages(tables, cells)
  const says = new Float64Array(tables.states)
  const out = new Int32Array(cells.length)
  for (let row = 0; row < hidden.length; row++) {
    messages.visit(row, says)
    messages.draw(hidden[row]!, rng, out)
    for (let column = 0; column < out.length; column++) drawn[column]![row] = out[column]!
  }
  return drawn
}

/** Cells of so many rows of which nothing is known. */
export function freeCells({ sizes }: CellTables, rowCount: number): OpenStates[] {
  const states = new Int32Array(rowCount).fill(-1)
  return sizes.map((size) => ({ states, choices: [new Uint8Array(size).fill(1)] }))
}

export interface DrawnTimes {
  /** NaN where missing. */
  readonly times: Float64Array
  /** 1 for rows that are not: no time was left for them before `until`. */
  readonly dropped: Uint8Array
}

/**
 * Times of rows given hidden states, one after the other: a class by the states and what time is left for each row, a time
 * within it, never past `until`. O(rows × states of the clock).
 */
export function drawTimes(
  { first, gap }: TimeModel,
  clock: Clock,
  {
    layout,
    until,
    hidden,
    states,
    rng,
  }: { layout: RowLayout; until: Float64Array; hidden: Int32Array; states: number; rng: Rng },
): DrawnTimes {
  const { rowCount, unitOf, indexOf, unitRows } = layout
  const times = new Float64Array(rowCount).fill(Number.NaN)
  const dropped = new Uint8Array(rowCount)
  const [choice, value] = [rng.fork('state'), rng.fork('value')]
  const snap = snapTo(clock.gap.book.step)
  const smallestGap = Math.max(0, smallestTime(clock.gap.book) || 0)
  let before = Number.NaN
  for (let row = 0; row < rowCount; row++) {
    const isFirst = indexOf[row] === 0
    if (isFirst) before = 0
    const unit = unitOf[row]!
    const ahead = until[unit]! - before
    const after = unitRows[unit]! - indexOf[row]! - 1
    const limit = clock.isReached ? ahead - after * smallestGap : ahead
    const [model, book] = isFirst ? [first, clock.first] : [gap, clock.gap]
    const pressure = pressureClass(
      model.edges,
      pressureOf({ until: until[unit]!, before, left: unitRows[unit]! - indexOf[row]! }),
    )
    const size = model.classOf.length
    const cells = isFirst ? states : states * states
    const own = isFirst ? hidden[row]! : hidden[row - 1]! * states + hidden[row]!
    const weights = new Float64Array(size)
    let total = 0
    for (let state = 0; state < size; state++) {
      const share = model.byState[(pressure * model.classes + model.classOf[state]!) * cells + own]!
      weights[state] = share * model.within[pressure * size + state]! * shareBelow(book, state, limit)
      total += weights[state]!
    }
    const chosen = drawWeighted(weights, choice)
    if (total > 0) {
      const drawn = timeBelow(book, chosen, { limit, rng: value })
      const step = clock.isReached && after === 0 && Number.isFinite(limit) ? limit : drawn
      if (Number.isNaN(step)) continue
      times[row] = isFirst ? step : snap(before + step)
    } else {
      const smallest = smallestTime(book.book)
      if (size === 0) continue
      if (!(smallest <= limit)) {
        // Where it is kept nevertheless, it lies as late as may be.
        dropped[row] = 1
        times[row] = Math.min(before, until[unit]!)
        continue
      }
      times[row] = before + (clock.isReached && after === 0 ? limit : smallest)
    }
    before = times[row]!
  }
  return { times, dropped }
}
