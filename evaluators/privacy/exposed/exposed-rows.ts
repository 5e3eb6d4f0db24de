import { mixedSpace, neighbourSearch, type Points } from '../../../src/learn/index.js'
import { type Column, isMissing, patientIndex, type Schema, type Table } from '../../../src/table/index.js'

const neighbours = 5
/** Of a person with many rows, neighbours beyond so many own rows may be missed. */
const mostOwnRows = 30
/** Neighbours are looked for among so many rows, evenly taken. */
const mostSearched = 20_000
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
  return { of: Int32Array.from(parts.flatMap((part) => [...part])), count }
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
  const place = mixedSpace(tables, names)
  const points = joined(tables.map(place))
  const isolation = isolationOf(points, people)
  const order = Int32Array.from({ length: people.count }, (_, person) => person).sort(
    (a, b) => isolation[b]! - isolation[a]! || a - b,
  )
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

/** Of each person, the largest over rows of the mean distance to the nearest rows of other people. */
function isolationOf(points: Points, { of, count }: People): Float64Array {
  const isolation = new Float64Array(count)
  const ownRows = Math.min(mostOwnRows, Math.max(1, mostRows({ of, count })))
  const step = Math.ceil(points.rowCount / mostSearched)
  const found = neighbourSearch(everyNth(points, step))(points, { count: neighbours + ownRows })
  for (let row = 0; row < points.rowCount; row++) {
    let [sum, met] = [0, 0]
    for (let place = 0; place < found.count && met < neighbours; place++) {
      const other = found.rows[row * found.count + place]! * step
      if (other < 0 || of[other] === of[row]) continue
      sum += found.distances[row * found.count + place]!
      met++
    }
    const person = of[row]!
    if (met > 0) isolation[person] = Math.max(isolation[person]!, sum / met)
  }
  return isolation
}

function everyNth({ coordinates, width, rowCount }: Points, step: number): Points {
  if (step === 1) return { coordinates, width, rowCount }
  const rows = Math.ceil(rowCount / step)
  const taken = new Float64Array(rows * width)
  for (let row = 0; row < rows; row++)
    taken.set(coordinates.subarray(row * step * width, (row * step + 1) * width), row * width)
  return { coordinates: taken, width, rowCount: rows }
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
    const held = new Map<string | number, Set<number>>()
    let row = 0
    for (const column of columns)
      for (const key of keysOf(column)) {
        const person = people.of[row++]!
        if (key === null) continue
        const known = held.get(key)
        if (known === undefined) held.set(key, new Set([person]))
        else if (known.size <= holders) known.add(person)
      }
    const isNumber = columns.every((column) => column.type === 'number')
    const ends = [...held.keys()].sort((a, b) => (a < b ? -1 : 1))
    const asked = isNumber ? [ends[0], ends.at(-1)] : ends
    for (const key of asked) {
      const who = key === undefined ? undefined : held.get(key)
      if (who !== undefined && who.size <= holders) for (const person of who) alone.add(person)
    }
  }
  return alone
}

function* keysOf(column: Column): Iterable<string | number | null> {
  const length = column.type === 'number' ? column.values.length : column.codes.length
  for (let row = 0; row < length; row++)
    yield isMissing(column, row)
      ? null
      : column.type === 'number'
        ? column.values[row]!
        : column.levels[column.codes[row]!]!
}
