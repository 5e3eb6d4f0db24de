import type { Rng } from '../../src/math/index.js'
import { type Column, Table } from '../../src/table/index.js'
import type { LinkedSchema, LinkedTableSchema } from '../../src/table/linked/index.js'
import { keyColumn } from './keys.js'
import { asReference, keysOf } from './references.js'

/** Where the drawn rows of a table are found: whose each is, and the number of the first in the release. */
export interface PlacedRows {
  readonly personOf: Int32Array
  readonly first: number
}

export interface ReferenceOptions {
  readonly schema: LinkedSchema
  readonly lookups: ReadonlyMap<string, Table>
  /** For each row of the table, its person. */
  readonly personOf: Int32Array
  /** Tables drawn before, by name. */
  readonly drawn: ReadonlyMap<string, PlacedRows>
  readonly rng: Rng
}

/** Second foreign keys: to look-up tables as drawn, to people and their rows one of the person's own. O(rows). */
export function withReferences(
  child: LinkedTableSchema,
  table: Table,
  { schema, lookups, personOf, drawn, rng }: ReferenceOptions,
): Table {
  return (child.references ?? []).reduce((linked, { column, table: name }) => {
    const target = schema.tables.find((each) => each.name === name)!
    const stated = child.columns.find((each) => each.name === column)!
    const stream = rng.fork(column)
    const lookup = lookups.get(name)
    if (lookup !== undefined) {
      const keys = target.key === undefined ? [] : keysOf(lookup, target.key)
      return withColumn(linked, asReference(linked.column(column), stated, { keys, rng: stream }))
    }
    const rows = drawn.get(name)
    const own = rows && rowsByPerson(rows.personOf)
    const chosen = Int32Array.from(personOf, (person) => {
      const mine = own?.get(person)
      return mine === undefined ? -1 : mine[stream.below(mine.length)]!
    })
    return withColumn(linked, foreignColumn(child, column, { rows: chosen, first: rows?.first ?? 0 }))
  }, table)
}

function rowsByPerson(personOf: Int32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  personOf.forEach((person, row) => {
    const own = rows.get(person)
    if (own === undefined) rows.set(person, [row])
    else own.push(row)
  })
  return rows
}

/** Keys of rows; −1 is missing. */
function foreignColumn(
  child: LinkedTableSchema,
  column: string,
  { rows, first }: { readonly rows: Int32Array; readonly first: number },
): Column {
  const keys = keyColumn(child, column, { count: rows.length, numberOf: (row) => first + Math.max(0, rows[row]!) + 1 })
  if (rows.every((row) => row >= 0)) return keys
  if (keys.type === 'level') return { ...keys, codes: keys.codes.map((code, row) => (rows[row]! < 0 ? -1 : code)) }
  return {
    ...keys,
    values: keys.values.map((value, row) => (rows[row]! < 0 ? 0 : value)),
    valid: Uint8Array.from(rows, (row) => (row < 0 ? 0 : 1)),
  }
}

/** Times as a column of the table's own numbers; missing where NaN. */
export function timeColumn(
  { column, unit }: { readonly column: string; readonly unit: number },
  times: Float64Array,
): Column {
  const valid = Uint8Array.from(times, (time) => (Number.isNaN(time) ? 0 : 1))
  return {
    type: 'number',
    name: column,
    values: times.map((time) => (Number.isNaN(time) ? 0 : time * unit)),
    valid: valid.every(Boolean) ? null : valid,
  }
}

/** With a key of its own for every row, counted on from `first`. */
export function withKey(schema: LinkedTableSchema, table: Table, first: number): Table {
  if (schema.key === undefined) return table
  const key = keyColumn(schema, schema.key, { count: table.rowCount, numberOf: (row) => first + row + 1 })
  return withColumn(table, key)
}

/** With the column, in the place of one of its name. */
export function withColumn(table: Table, column: Column): Table {
  return Table.of([...table.columns.filter(({ name }) => name !== column.name), column], table.rowCount)
}
