import { type ColumnCells, cellNumbers, fewHolders } from '../../../src/counts/index.js'
import { mixedSpace, neighbourSearch, type Points } from '../../../src/learn/index.js'
import { stableOrder } from '../../../src/math/index.js'
import { type Column, isMissing, patientIndex, type Schema, type Table } from '../../../src/table/index.js'

const neighbours = 5
/** Of a person with many rows, neighbours beyond so many own rows may be missed. */
const mostOwnRows = 30
/** Neighbours are looked for among so many rows, evenly taken. */
const mostSearched = 20_000
/** Of more rows, how isolated they are is asked of so many, evenly taken. */
const mostIsolated = 50_000
const exposedShare = 0.05
const fewest = 80
const most = 300
/** Cells that so few people hold, at the end of a number column or as a level, expose them whatever the rest of their row is. */
const holders = 2
const mostByCell = 200
/** No more people are called exposed. */
export const mostExposed = most + mostByCell

/** Real rows by whose they are; people 0 … peopleCount − 1 over all tables. */
export interface People {
  readonly of: Int32Array
  readonly count: number
}

/** The people of several tables that share none. */
export function peopleOf(tables: readonly Table[], schema: Schema): People {
  let count = 0
  const parts = tables.map((table) => {
    const index = schema.patient !== undefined && table.has(schema.patient) ? patientIndex(table, schema) : null
    const start = count
    const of = Int32Array.from({ length: table.rowCount }, (_, row) => start + (index?.[row] ?? row))
    count = of.reduce((highest, person) => Math.max(highest, person + 1), count)
    return of
  })
  const of = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    of.set(part, at)
    at += part.length
  }
  return { of, count }
}

/**
 * The most exposed people of real tables, whichever table they stand in: those whose rows lie furthest from everybody else's (mean
 * distance to the five nearest rows of others; Meeus et al., ESORICS 2023), and those who hold an end of a number column or a
 * level with at most one other.
 */
export function exposedPeople(
  tables: readonly Table[],
  { names, people }: { readonly names: readonly string[]; readonly people: People },
): Int32Array {
  const isolation = isolationOf(tables, { names, people })
  const order = stableOrder(isolation.map((distance) => -distance))
  const size = Math.min(people.count, Math.max(fewest, Math.min(most, Math.round(exposedShare * people.count))))
  const chosen = new Set(order.subarray(0, size))
  const alone = aloneByCell(tables, { names, people })
  for (const person of order) {
    if (chosen.size >= size + mostByCell) break
    if (alone.has(person)) chosen.add(person)
  }
  return Int32Array.from(chosen)
}

function joined(parts: readonly Points[]): Points {
  const width = parts[0]?.width ?? 0
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0)
  const coordinates = new Float64Array(rowCount * width)
  let at = 0
  for (const part of parts) {
    coordinates.set(part.coordinates, at)
    at += part.coordinates.length
  }
  return { coordinates, width, rowCount }
}

/** Of each person, the largest over rows of the mean distance to the nearest rows of other people; 0 of those not asked. */
function isolationOf(
  tables: readonly Table[],
  { names, people: { of, count } }: { readonly names: readonly string[]; readonly people: People },
): Float64Array {
  const isolation = new Float64Array(count)
  const ownRows = Math.min(mostOwnRows, Math.max(1, mostRows({ of, count })))
  const place = mixedSpace(tables, names)
  const step = Math.ceil(of.length / mostSearched)
  const between = Math.ceil(of.length / mostIsolated)
  const points = joined(everyNth(tables, between).map(place))
  const searched = between === step ? points : joined(everyNth(tables, step).map(place))
  const found = neighbourSearch(searched)(points, { count: neighbours + ownRows })
  for (let index = 0; index < points.rowCount; index++) {
    const row = index * between
    let [sum, met] = [0, 0]
    for (let place = 0; place < found.count && met < neighbours; place++) {
      const other = found.rows[index * found.count + place]! * step
      if (other < 0 || of[other] === of[row]) continue
      sum += found.distances[index * found.count + place]!
      met++
    }
    const person = of[row]!
    if (met > 0) isolation[person] = Math.max(isolation[person]!, sum / met)
  }
  return isolation
}

/** Every nth row, counted through the tables. */
function everyNth(tables: readonly Table[], step: number): Table[] {
  if (step <= 1) return [...tables]
  let before = 0
  return tables.map((table) => {
    const first = (step - (before % step)) % step
    before += table.rowCount
    const rows = Math.max(0, Math.ceil((table.rowCount - first) / step))
    return table.take(Int32Array.from({ length: rows }, (_, index) => first + index * step))
  })
}

function mostRows({ of, count }: People): number {
  const rows = new Int32Array(count)
  for (const person of of) rows[person]! += 1
  return rows.reduce((largest, each) => Math.max(largest, each), 0)
}

function aloneByCell(
  tables: readonly Table[],
  { names, people }: { readonly names: readonly string[]; readonly people: People },
): Set<number> {
  const alone = new Set<number>()
  for (const name of names) {
    const columns = tables.map((table) => table.column(name))
    const cells = cellNumbers(columns)
    const ends = columns.every((column) => column.type === 'number') ? endsOf(columns, cells) : null
    for (const { value, people: who } of fewHolders(cells, { personOf: people.of, below: holders + 1 }))
      if (ends === null || ends.includes(value)) for (const person of who) alone.add(person)
  }
  return alone
}

/** The lowest and the highest cell of number columns. */
function endsOf(columns: readonly Column[], { of }: ColumnCells): readonly number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [lowest, highest] = [-1, -1]
  columns.forEach((column, side) => {
    if (column.type !== 'number') return
    for (let row = 0; row < column.values.length; row++) {
      if (isMissing(column, row)) continue
      const value = column.values[row]!
      if (value < low) [low, lowest] = [value, of[side]![row]!]
      if (value > high) [high, highest] = [value, of[side]![row]!]
    }
  })
  return [lowest, highest]
}
