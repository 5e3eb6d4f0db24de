import { cellAt, type Table } from '../../table/index.js'
import { DistinctCounter } from './distinct-counter.js'
import { type FirstLook, type HashedBatch, orderNumbers } from './first-look.js'
import type { RowPlaces } from './row-places.js'
import type { DistinctOptions, Places, RowsOfPerson } from './stored-rows.js'

/** Numbers of people that are held at once while the people of cells are counted. */
const mostHeld = 1 << 24

/** Rows with the places of their people. */
export interface PlacedBatch extends HashedBatch {
  readonly whose: RowPlaces
}

export interface AmongOptions extends DistinctOptions {
  readonly names: readonly string[]
  /** The column of people, whose rows come together: cells are counted by them where `mostHolders` is told. */
  readonly person: string | undefined
}

/** The distinct cells of columns among some people. O(cells). */
export async function countAmong(
  batches: AsyncIterable<PlacedBatch>,
  { names, among, most, mostHolders, person, signal }: AmongOptions,
): Promise<Map<string, DistinctCounter>> {
  const counters = new Map(names.map((name) => [name, new DistinctCounter({ most, mostHolders })]))
  const turns = mostHolders !== undefined && person !== undefined ? personTurns(person) : undefined
  for await (const { table, hashes, whose } of batches) {
    signal?.throwIfAborted()
    const people = turns && { which: turns(table), numbers: whose.numbers }
    const counted = { rows: rowsAmong(whose, among!.places), order: orderNumbers(hashes), people }
    for (const [name, counter] of counters) counter.add(table.column(name), counted)
  }
  return counters
}

/** Columns that are counted in one look: all, but where the people of many cells are told apart. */
export function countedTogether(
  names: readonly string[],
  { counters }: FirstLook,
  { mostHolders = 0 }: DistinctOptions,
): string[][] {
  const groups: string[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const name of names) {
    const own = (counters.get(name)?.count ?? 0) * mostHolders
    if (held + own > mostHeld) {
      groups.push([])
      held = 0
    }
    groups.at(-1)!.push(name)
    held += own
  }
  return groups
}

/** How often people have which cells. */
export async function countRowsOfPeople(
  batches: AsyncIterable<PlacedBatch>,
  { numbers, places }: { readonly numbers: ReadonlyMap<string, readonly number[]>; readonly places: Places },
): Promise<Map<string, RowsOfPerson[]>> {
  const found = [...numbers].map(([name, own]) => ({
    ...{ name, wanted: new Set(own), counted: new Map<string, RowsOfPerson>() },
  }))
  const anybody = new Set([...numbers.values()].flat())
  for await (const { table, whose } of batches) {
    const rows = rowsAmong(whose, places).filter((row) => anybody.has(whose.numbers[row]!))
    for (const { name, wanted, counted } of found) {
      const column = table.column(name)
      for (const row of rows) {
        const person = whose.numbers[row]!
        const cell = cellAt(column, row)
        if (cell === null || !wanted.has(person)) continue
        const key = `${person} ${cell}`
        const value = typeof cell === 'number' ? cell : 0
        counted.set(key, { person, cell, value, rows: 1 + (counted.get(key)?.rows ?? 0) })
      }
    }
  }
  return new Map(found.map(({ name, counted }) => [name, [...counted.values()]]))
}

/** Who each row is, by turn. */
function personTurns(name: string): (table: Table) => Float64Array {
  let [last, turn] = [null as number | string | null, 0]
  return (table) => {
    const column = table.column(name)
    return Float64Array.from({ length: table.rowCount }, (_, row) => {
      const cell = cellAt(column, row)
      if (cell === null || cell !== last) turn++
      last = cell
      return turn
    })
  }
}

function rowsAmong({ lower }: RowPlaces, { from, to }: Places): Int32Array {
  const rows = new Int32Array(lower.length)
  let count = 0
  for (let row = 0; row < lower.length; row++) if (lower[row]! >= from && lower[row]! < to) rows[count++] = row
  return rows.subarray(0, count)
}
