import { createHmac, randomBytes } from 'node:crypto'
import { cellAt, type Schema, type Table } from '../table/index.js'

/**
 * The table with at most `most` rows of each patient, chosen anew by a key that is forgotten: which rows of one patient stay
 * depends on no other patient, and on nothing that the rows hold but whose they are and their order. Rows without a patient are
 * somebody's each; so are all rows where the schema names no patient. O(rows).
 */
export function boundedRows(table: Table, schema: Schema, most: number): Table {
  const { patient } = schema
  if (patient === undefined) return table
  const column = table.column(patient)
  const rowsOf = new Map<string, number[]>()
  const kept: number[] = []
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(column, row)
    if (cell === null) kept.push(row)
    else {
      const name = String(cell)
      const rows = rowsOf.get(name)
      if (rows === undefined) rowsOf.set(name, [row])
      else rows.push(row)
    }
  }
  const key = randomBytes(32)
  for (const [name, rows] of rowsOf)
    if (rows.length <= most) kept.push(...rows)
    else kept.push(...chosen(rows, { most, key, name }))
  return kept.length === table.rowCount ? table : table.take(Int32Array.from(kept).sort())
}

function chosen(
  rows: readonly number[],
  { most, key, name }: { readonly most: number; readonly key: Uint8Array; readonly name: string },
): number[] {
  const places = rows.map((row, place) => ({
    row,
    draw: createHmac('sha256', key).update(`${place} ${name}`).digest('hex'),
  }))
  return places
    .sort((one, other) => (one.draw < other.draw ? -1 : 1))
    .slice(0, most)
    .map(({ row }) => row)
}
