import { type CountedColumn, type DistinctValues, outermostPeople, withoutExtremePeople } from '../../encode/index.js'
import type { RowsOfPerson } from '../../io/index.js'
import { applySchema, type Column, type ColumnSchema, isMissing, Table } from '../../table/index.js'
import type { KnownColumn } from './count-columns.js'

/** The distinct cells of a column as its schema reads them, in their order. Throws `bad-data` for cells that do not fit it. */
export function typedDistinct(known: KnownColumn, schema: ColumnSchema, file: string): Column {
  const { name } = schema
  const raw = Table.of([known.cells])
  return applySchema(raw, { name, columns: [schema] }, { file }).column(name)
}

/** A column as it is counted over all rows: its typed cells that are equal are one. */
export type CountedCells =
  | {
      readonly type: 'level'
      readonly levels: readonly string[]
      readonly rows: Float64Array
      readonly holders: readonly Int32Array[] | null
    }
  | { readonly type: 'number'; readonly all: DistinctValues; readonly outer: readonly number[] }

/** Undefined for a column with detection limits, which only rows tell. `outer` are the people who hold the outermost values. */
export function countedCells(
  { distinct }: KnownColumn,
  typed: Column,
  { minCount }: { readonly minCount: number },
): CountedCells | undefined {
  const hasPeople = distinct.holders !== undefined
  if (typed.type === 'level') {
    const count = typed.levels.length
    const held = groups(count, (at) => typed.codes[at]!, distinct)
    return { type: 'level', levels: typed.levels, rows: held.rows, holders: hasPeople ? held.holders : null }
  }
  if (typed.flags !== undefined) return undefined
  const present = Array.from(typed.values, (_, at) => at).filter((at) => !isMissing(typed, at))
  const values = Float64Array.from(new Set(present.map((at) => typed.values[at]!))).sort()
  const placeOf = new Map(Array.from(values, (value, place) => [value, place]))
  const held = groups(values.length, (at) => (isMissing(typed, at) ? -1 : placeOf.get(typed.values[at]!)!), distinct)
  const all: DistinctValues = { values, ...held, holders: hasPeople ? held.holders : null }
  return { type: 'number', all, outer: hasPeople ? outermostPeople(all, minCount) : [] }
}

/** Numbers without the outermost people, of whose rows `found` tells. */
export function withoutOutermost(
  { all }: Extract<CountedCells, { readonly type: 'number' }>,
  { minCount, found }: { readonly minCount: number; readonly found: readonly RowsOfPerson[] },
): CountedColumn {
  return { type: 'number', distinct: withoutExtremePeople(all, { minCount, rowsOf: found }) }
}

/** Rows of people by value, where the column's numbers may have been texts: told by their texts' places. */
export function asValues(
  found: readonly RowsOfPerson[],
  { cells }: KnownColumn,
  typed: Column,
): readonly RowsOfPerson[] {
  if (cells.type === 'number' || typed.type !== 'number') return found
  const valueAt = new Map(cells.levels.map((text, at) => [text, typed.values[at]!]))
  return found.flatMap((each) => {
    const value = valueAt.get(String(each.cell))
    return value === undefined ? [] : [{ ...each, value }]
  })
}

/** Rows and people of cells that are the same once typed. */
function groups(count: number, placeOf: (at: number) => number, { rows, people, holders }: KnownColumn['distinct']) {
  const sums = { rows: new Float64Array(count), patients: new Float64Array(count) }
  const of: (Int32Array | undefined)[] = new Array(count)
  for (let at = 0; at < rows.length; at++) {
    const place = placeOf(at)
    if (place < 0) continue
    sums.rows[place]! += rows[at]!
    sums.patients[place]! += people?.[at] ?? rows[at]!
    const own = holders?.[at] ?? new Int32Array(0)
    of[place] = of[place] === undefined ? own : Int32Array.from(new Set([...of[place], ...own]))
  }
  return { ...sums, holders: Array.from(of, (each) => each ?? new Int32Array(0)) }
}
