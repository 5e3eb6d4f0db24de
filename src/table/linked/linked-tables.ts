import { MirrorwardError } from '../../errors.js'
import { type Column, cellAt, isMissing } from '../column.js'
import type { Table } from '../table.js'
import type { LinkedSchema, LinkedTableSchema } from './linked-schema.js'

/**
 * Linked tables in memory, immutable. Rows of a child lie by parent (in the parent's order) and, where the schema names a
 * time, in time; ties keep the order they came in.
 */
export class LinkedTables {
  readonly schema: LinkedSchema
  readonly #tables: ReadonlyMap<string, Table>
  readonly #parentRows = new Map<string, Int32Array>()

  private constructor(schema: LinkedSchema, tables: ReadonlyMap<string, Table>) {
    this.schema = schema
    this.#tables = tables
  }

  /** Throws `not-found` when a table of the schema is not there. Orphans are rows without a parent: see `parentRows`. */
  static of(tables: ReadonlyMap<string, Table>, schema: LinkedSchema): LinkedTables {
    const sorted = new Map<string, Table>()
    const linked = new LinkedTables(schema, sorted)
    for (const each of schema.tables) {
      const table = tables.get(each.name)
      if (table === undefined) throw new MirrorwardError('not-found', `no table is called "${each.name}"`)
      if (each.parent === undefined) sorted.set(each.name, table)
      else linked.#addChild(each, table, sorted)
    }
    return linked
  }

  /** Throws `not-found`. */
  table(name: string): Table {
    const table = this.#tables.get(name)
    if (table === undefined) throw new MirrorwardError('not-found', `no table is called "${name}"`)
    return table
  }

  /** For every row of a child, the row of its parent; −1 for an orphan. Orphans lie at the end. */
  parentRows(name: string): Int32Array {
    const rows = this.#parentRows.get(name)
    if (rows === undefined) throw new MirrorwardError('not-found', `"${name}" has no parent`)
    return rows
  }

  /** For every row of any table, the row of its root table (the person); −1 where a parent is missing on the way. */
  personRows(name: string): Int32Array {
    const own = this.schema.tables.find((each) => each.name === name)
    if (own?.parent === undefined) return Int32Array.from({ length: this.table(name).rowCount }, (_, row) => row)
    const above = this.personRows(own.parent.table)
    return this.parentRows(name).map((row) => (row < 0 ? -1 : above[row]!))
  }

  #addChild(each: LinkedTableSchema, table: Table, sorted: Map<string, Table>): void {
    const { parent, time } = each
    const above = this.schema.tables.find(({ name }) => name === parent?.table)
    if (parent === undefined || above?.key === undefined)
      throw new MirrorwardError('bad-schema', `table "${each.name}": its parent "${parent?.table}" has no key`)
    const keys = keyRows(this.table(above.name), above.key)
    const foreign = table.column(parent.column)
    const found = foundRows(foreign, keys)
    const moments = time === undefined ? undefined : table.column(time.column)
    const at = (row: number) => (moments?.type === 'number' ? (cellAt(moments, row) as number | null) : null)
    const place = (row: number) => (found[row]! < 0 ? Number.POSITIVE_INFINITY : found[row]!)
    const earlier = (a: number, b: number) =>
      compare(place(a), place(b)) ||
      compare(at(a) ?? Number.POSITIVE_INFINITY, at(b) ?? Number.POSITIVE_INFINITY) ||
      a - b
    if (found.every((_, row) => row === 0 || earlier(row - 1, row) < 0)) {
      sorted.set(each.name, table)
      this.#parentRows.set(each.name, found)
      return
    }
    const order = Uint32Array.from(found, (_, row) => row).sort(earlier)
    sorted.set(each.name, table.take(order))
    this.#parentRows.set(
      each.name,
      Int32Array.from(order, (row) => found[row]!),
    )
  }
}

/** For every cell the row of its key, −1 where it is missing or no key. */
function foundRows(foreign: Column, keys: ReadonlyMap<string, number>): Int32Array {
  if (foreign.type === 'level') {
    const rowOf = foreign.levels.map((level) => keys.get(keyText(level)) ?? -1)
    return foreign.codes.map((code) => (code < 0 ? -1 : rowOf[code]!))
  }
  return Int32Array.from(foreign.values, (value, row) =>
    isMissing(foreign, row) ? -1 : (keys.get(keyText(value)) ?? -1),
  )
}

/** The row of every key; of a key that occurs twice, the first. Missing keys have none. O(rows). */
export function keyRows(table: Table, key: string): Map<string, number> {
  const column = table.column(key)
  const rows = new Map<string, number>()
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell !== null && !rows.has(keyText(cell))) rows.set(keyText(cell), row)
  }
  return rows
}

/** A key as text: `12` and `12.0`, which programs write of whole numbers beside missing ones, are one key. */
export function keyText(cell: number | string): string {
  return typeof cell === 'number' ? String(cell) : cell.replace(/^(-?\d+)\.0+$/, '$1')
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
