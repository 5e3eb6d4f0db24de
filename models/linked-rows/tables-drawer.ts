import type { Rng } from '../../src/math/index.js'
import type { NumberColumn, Table } from '../../src/table/index.js'
import type { LinkedTableSchema } from '../../src/table/linked/index.js'
import { countName } from './cells-of-table.js'
import { keyColumn } from './keys.js'
import { withColumn, withKey, withReferences } from './link-rows.js'
import type { LinkedModelParts } from './linked-model-file.js'
import { type RowLayout, rowLayout } from './row-layout.js'
import type { DrawnBlock } from './stream-people.js'
import { tableRoles } from './table-roles.js'

/** Rows of a table that were drawn, as their children see them. */
export interface DrawnRows<Seen> {
  /** Cells, numbers of rows in the tables below, and what the links say. */
  readonly table: Table
  readonly personOf: Int32Array
  /** Number of the first row in the release. */
  readonly first: number
  /** What a model sees of them when it draws the rows below. */
  readonly seen: Seen
}

/** The rows of one table to be drawn. */
export interface RowsToDraw<Seen> {
  readonly above: DrawnRows<Seen>
  readonly layout: RowLayout
  /** Number of the first row in the release. */
  readonly first: number
  readonly rng: Rng
  readonly surrogates: Rng
}

/** What a model draws: cells of all rows laid out, those of them that are kept, and what the rows below see of these. */
export interface CellsOfRows<Seen> {
  readonly cells: Table
  readonly kept: Int32Array
  readonly seen: Seen
  /** What tables drawn after this one see of the units above, where that is more than before. */
  readonly above?: Seen
}

/** What differs between models that draw table after table. */
export interface TablesDrawer<Seen> {
  seenOfPeople(people: Table): Seen
  drawRows(child: LinkedTableSchema, rows: RowsToDraw<Seen>): CellsOfRows<Seen>
}

/**
 * Draws all rows of people, given the people, block by block: rows are numbered on, keys point at the rows above, references at
 * rows of the same person or of look-up tables. Parents come before children, as the schema has them.
 */
export function tablesDrawer<Seen>(
  { schema, lookups }: Pick<LinkedModelParts, 'schema' | 'lookups'>,
  { seenOfPeople, drawRows }: TablesDrawer<Seen>,
): (people: Table, options: { readonly rng: Rng; readonly surrogates: Rng }) => DrawnBlock {
  const known = { schema, lookups }
  const roles = tableRoles(schema)
  const rowsBefore = new Map<string, number>(schema.tables.map(({ name }) => [name, 0]))
  return (people, { rng, surrogates }) => {
    const drawn = new Map<string, DrawnRows<Seen>>()
    const personOf = Int32Array.from({ length: people.rowCount }, (_, row) => row)
    const first = rowsBefore.get(roles.people.name)!
    const linked = withReferences(roles.people, people, { ...known, personOf, drawn, rng: rng.fork('references') })
    const seen = seenOfPeople(people)
    drawn.set(roles.people.name, { table: withKey(roles.people, linked, first), personOf, first, seen })
    for (const child of roles.courses) {
      const above = drawn.get(child.parent!.table)!
      const counts = above.table.column(countName(schema, child.name)) as NumberColumn
      const rows = {
        above,
        layout: rowLayout(Int32Array.from(counts.values, Math.round), above.personOf, people.rowCount),
        first: rowsBefore.get(child.name)!,
        rng: rng.fork(`table:${child.name}`),
        surrogates: surrogates.fork(`table:${child.name}`),
      }
      const cells = drawRows(child, rows)
      drawn.set(child.name, linkedRows(child, cells, { ...rows, ...known, drawn }))
      if (cells.above !== undefined) drawn.set(child.parent!.table, { ...above, seen: cells.above })
    }
    for (const [name, rows] of drawn) rowsBefore.set(name, rows.first + rows.table.rowCount)
    return new Map(
      schema.tables.flatMap(({ name, columns }) => {
        const rows = drawn.get(name)
        if (rows === undefined) return []
        const table = rows.table.select(columns.map((column) => column.name))
        return [[name, { table, personOf: rows.personOf }] as const]
      }),
    )
  }
}

/** The rows that are kept, with keys and references. */
function linkedRows<Seen>(
  child: LinkedTableSchema,
  { cells, kept, seen }: CellsOfRows<Seen>,
  {
    above,
    layout,
    first,
    rng,
    ...known
  }: RowsToDraw<Seen> &
    Pick<LinkedModelParts, 'schema' | 'lookups'> & { readonly drawn: ReadonlyMap<string, DrawnRows<Seen>> },
): DrawnRows<Seen> {
  const { schema, lookups, drawn } = known
  const unitOf = kept.map((row) => layout.unitOf[row]!)
  const foreign = keyColumn(child, child.parent!.column, {
    count: kept.length,
    numberOf: (row) => above.first + unitOf[row]! + 1,
  })
  const personOf = kept.map((row) => layout.personOf[row]!)
  const told = { schema, lookups, personOf, drawn, rng: rng.fork('references') }
  const linked = withReferences(child, withColumn(cells.take(kept), foreign), told)
  return { table: withKey(child, linked, first), personOf, first, seen }
}
