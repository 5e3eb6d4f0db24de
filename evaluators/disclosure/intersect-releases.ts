import { rowKeys } from '../../src/counts/index.js'
import { isMissing, isModelled, type Schema, type Table } from '../../src/table/index.js'

/** A released table of people's own rows. */
export interface ReleasedTable {
  readonly table: Table
  readonly schema: Schema
}

/** What somebody learns who has two releases of the same people (Ganta, Kasiviswanathan & Smith 2008). */
export interface Intersection {
  /** Columns that stand in both and were not called known: rows are matched by them. */
  readonly matchedBy: readonly string[]
  readonly rows: readonly [number, number]
  /** Rows that agree in all of these with exactly one row of the other release. */
  readonly matched: number
  /** The smallest class that both releases leave matched rows in together; 0 where no row matches. */
  readonly worstClass: number
  /** The smallest class that each release has by itself. */
  readonly ownWorst: readonly [number, number]
  /** Matched rows that stand alone once the classes of both are laid over one another. */
  readonly alone: number
}

/** Lays two releases over one another. O(rows × columns). */
export function intersectReleases(first: ReleasedTable, second: ReleasedTable): Intersection {
  const known = [first, second].map(knownColumns) as [readonly string[], readonly string[]]
  const matchedBy = first.schema.columns
    .filter((column) => isModelled(column) && !known[0].includes(column.name) && !known[1].includes(column.name))
    .map(({ name }) => name)
    .filter(
      (name) =>
        first.table.has(name) &&
        second.table.has(name) &&
        first.table.column(name).type === second.table.column(name).type,
    )
  const rows = [first.table.rowCount, second.table.rowCount] as const
  const classes = [first, second].map(({ table }, side) => classesOf(table, known[side as 0 | 1]))
  const ownWorst = classes.map((of) => smallest(of)) as [number, number]
  if (matchedBy.length === 0) return { matchedBy, rows, matched: 0, worstClass: 0, ownWorst, alone: 0 }
  const { of, count } = rowKeys([first.table, second.table], matchedBy)
  const [one, other] = of.map((keys) => onlyRows(keys, count)) as [Int32Array, Int32Array]
  const joint = new Map<string, number>()
  let matched = 0
  for (let key = 0; key < count; key++) {
    if (one[key]! < 0 || other[key]! < 0) continue
    matched++
    // Whoever one release suppressed stands in no class of it.
    if (classes[0]![one[key]!]! < 0 || classes[1]![other[key]!]! < 0) continue
    const both = `${classes[0]![one[key]!]} ${classes[1]![other[key]!]}`
    joint.set(both, (joint.get(both) ?? 0) + 1)
  }
  const sizes = [...joint.values()]
  const worstClass = sizes.reduce((least, size) => Math.min(least, size), sizes[0] ?? 0)
  return { matchedBy, rows, matched, worstClass, ownWorst, alone: sizes.filter((size) => size === 1).length }
}

/** The class of each row, −1 for a suppressed one, which is in none. */
function classesOf(table: Table, known: readonly string[]): Int32Array {
  const columns = known.map((name) => table.column(name))
  const isBlank = (row: number) => columns.length > 0 && columns.every((column) => isMissing(column, row))
  return rowKeys([table], known).of[0]!.map((own, row) => (isBlank(row) ? -1 : own))
}

function knownColumns({ schema, table }: ReleasedTable): readonly string[] {
  return schema.columns
    .filter(({ role, name }) => role === 'quasi-identifier' && table.has(name))
    .map(({ name }) => name)
}

/** Of each key its row where it has one alone, else −1. */
function onlyRows(keys: Int32Array, count: number): Int32Array {
  const rows = new Int32Array(count).fill(-1)
  const seen = new Uint8Array(count)
  keys.forEach((key, row) => {
    rows[key] = seen[key] === 0 ? row : -1
    seen[key] = 1
  })
  return rows
}

function smallest(of: Int32Array): number {
  const sizes = new Map<number, number>()
  for (const own of of) if (own >= 0) sizes.set(own, (sizes.get(own) ?? 0) + 1)
  return [...sizes.values()].reduce((least, size) => Math.min(least, size), of.length)
}
