import { type Codebook, type CodedTable, decodeTable, takeCodedRows } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { concatTables, type Evidence, Table } from '../../src/table/index.js'
import type { RowEvidence } from '../linked-model.js'
import type { RowLayout } from '../linked-rows/index.js'

/**
 * Rows of which cells are given, their values drawn from the part of each code that satisfies it; the others as they are.
 * O(rows of which cells are given × columns).
 */
export function decodeGiven(
  free: Table,
  {
    coded,
    codebook,
    layout,
    asked,
    beside,
    rng,
  }: {
    readonly coded: CodedTable
    readonly codebook: Codebook
    readonly layout: RowLayout
    readonly asked: readonly RowEvidence[]
    /** The columns that come with the rows. */
    readonly beside: Table
    readonly rng: Rng
  },
): Table {
  const rowsOf = new Map<string, number[]>()
  for (let row = 0; asked.length > 0 && row < layout.rowCount; row++) {
    const index = layout.indexOf[row]!
    const fromEnd = index - layout.unitRows[layout.unitOf[row]!]!
    const own = asked.flatMap(({ at }, which) => (at === index || at === fromEnd ? [which] : []))
    if (own.length > 0) rowsOf.set(own.join(), [...(rowsOf.get(own.join()) ?? []), row])
  }
  let table = free
  for (const [key, rows] of rowsOf) {
    const given: Evidence = new Map(key.split(',').flatMap((which) => [...asked[Number(which)]!.cells]))
    const drawn = decodeTable(takeCodedRows(coded, rows), codebook, {
      ...{ rng: rng.fork(key), given, beside: beside.take(rows) },
    })
    table = withRows(table, drawn, { rows, apart: new Set(codebook.surrogates.map(({ column }) => column.name)) })
  }
  return table
}

/** Cells of some rows from another table, but for columns that stay as they are. */
function withRows(
  table: Table,
  drawn: Table,
  { rows, apart }: { readonly rows: readonly number[]; readonly apart: ReadonlySet<string> },
): Table {
  const placeOf = new Map(rows.map((row, place) => [row, place]))
  const kept = table.columns.filter(({ name }) => apart.has(name))
  const names = table.columnNames.filter((name) => !apart.has(name))
  const both = concatTables([table.select(names), drawn.select(names)])
  const order = Uint32Array.from({ length: table.rowCount }, (_, row) => {
    const place = placeOf.get(row)
    return place === undefined ? row : table.rowCount + place
  })
  const mixed = both.take(order)
  return Table.of([...mixed.columns, ...kept], table.rowCount).select(table.columnNames)
}
