import type { ChainRows } from './chain-rows.js'
import { shapeOf } from './emission-shape.js'
import type { LearntStrand } from './learn-course.js'

/** Some people's rows in all tables, in that order, as tables to learn from. O(rows × columns). */
export function takePeople(
  tables: readonly LearntStrand[],
  chosen: ArrayLike<number>,
): { readonly tables: LearntStrand[]; readonly people: number } {
  const rowsOf: Int32Array[] = []
  return {
    people: chosen.length,
    tables: tables.map((table, index) => {
      const units = table.above < 0 ? Int32Array.from(chosen) : rowsOf[table.above]!
      const { rows, taken } = takeUnits(table.rows, units)
      rowsOf[index] = taken
      const states = rows.cells.map((cells) => cells.states)
      return { ...table, rows, shape: shapeOf(states, table.shape) }
    }),
  }
}

function takeUnits(rows: ChainRows, units: Int32Array): { readonly rows: ChainRows; readonly taken: Int32Array } {
  const starts = new Int32Array(units.length + 1)
  units.forEach((unit, at) => {
    starts[at + 1] = starts[at]! + rows.starts[unit + 1]! - rows.starts[unit]!
  })
  const taken = new Int32Array(starts.at(-1)!)
  units.forEach((unit, at) => {
    for (let row = rows.starts[unit]!; row < rows.starts[unit + 1]!; row++)
      taken[starts[at]! + row - rows.starts[unit]!] = row
  })
  return {
    taken,
    rows: {
      rowCount: taken.length,
      starts,
      cells: rows.cells.map(({ states, choices }) => ({ states: taken.map((row) => states[row]!), choices })),
      timeClass: Int16Array.from(taken, (row) => rows.timeClass[row]!),
      pressure: Uint8Array.from(taken, (row) => rows.pressure[row]!),
    },
  }
}

/** How many of the people, in this order, have no more rows together than `mostRows`; two at least. */
export function peopleWithin(
  tables: readonly LearntStrand[],
  order: ArrayLike<number>,
  { mostPeople, mostRows }: { readonly mostPeople: number; readonly mostRows: number },
): number {
  let rows = 0
  const most = Math.min(order.length, mostPeople)
  for (let taken = 0; taken < most; taken++) {
    const ranges: [from: number, to: number][] = []
    tables.forEach(({ above, rows: { starts } }, index) => {
      const [from, to] = above < 0 ? [order[taken]!, order[taken]! + 1] : ranges[above]!
      ranges[index] = [starts[from]!, starts[to]!]
      rows += starts[to]! - starts[from]!
    })
    if (rows > mostRows) return Math.min(most, Math.max(2, taken))
  }
  return most
}
