import { type CountedColumn, type DistinctValues, outermostPeople, withoutExtremePeople } from '../../encode/index.js'
import type { People, Places, StoredRows } from '../../io/index.js'
import { applySchema, type Column, type ColumnSchema, isMissing, Table } from '../../table/index.js'
import type { KnownColumn } from './count-columns.js'

/** The distinct cells of a column as its schema reads them, in their order. Throws `bad-data` for cells that do not fit it. */
export function typedDistinct(known: KnownColumn, schema: ColumnSchema, file: string): Column {
  const { name } = schema
  const raw = Table.of([known.cells])
  return applySchema(raw, { name, columns: [schema] }, { file }).column(name)
}

/** Where a column was counted, and of whom. */
export interface CountedFrom {
  readonly rows: StoredRows
  readonly people: People
  readonly places: Places
}

/**
 * A column as it is counted over all rows: its typed cells that are equal are one. Undefined for one with detection limits,
 * which only rows tell.
 */
export async function countedColumn(
  known: KnownColumn,
  typed: Column,
  { minCount, ...source }: CountedFrom & { readonly minCount: number },
): Promise<CountedColumn | undefined> {
  const { distinct } = known
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
  const outer = hasPeople ? outermostPeople(all, minCount) : []
  const rowsOf = outer.length === 0 ? [] : await rowsOfPeople(known, typed, { ...source, numbers: outer })
  return { type: 'number', distinct: withoutExtremePeople(all, { minCount, rowsOf }) }
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

async function rowsOfPeople(
  { cells }: KnownColumn,
  typed: Column,
  { rows, ...asked }: CountedFrom & { readonly numbers: readonly number[] },
) {
  if (typed.type !== 'number') return []
  // Numbers that were texts are told by their texts' places: what follows from the same cells.
  const found = await rows.rowsOfPeople(typed.name, asked)
  if (cells.type === 'number') return found
  const valueAt = new Map(cells.levels.map((text, at) => [text, typed.values[at]!]))
  return found.flatMap((each) => {
    const value = valueAt.get(String(each.cell))
    return value === undefined ? [] : [{ ...each, value }]
  })
}
