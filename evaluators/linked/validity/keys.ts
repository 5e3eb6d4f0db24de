import { cellAt, isMissing, type Table } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { LinkedMetric } from '../linked-metric.js'
import { faultyShare } from './faulty-share.js'

/** Keys that are missing, occur twice or point at nothing. */
export const keys: LinkedMetric = {
  id: 'validity.keys',
  title: 'Keys and links',
  question: 'Does every row hang where it should?',
  reading:
    'Share of rows of all tables whose own key is missing or occurs twice, or whose link to another table is missing or points at no row of it: it should be 0. Links to look-up tables may be missing. It does not ask whether a row hangs on the right person.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute: ({ synthetic }) =>
    faultyShare(
      synthetic.schema.tables.map((each) => {
        const table = synthetic.table(each.name)
        const faults = {
          duplicateKeys: each.key === undefined ? noRows : duplicates(table, each.key),
          missingKeys: [each.key, each.parent?.column].flatMap((name) =>
            name === undefined ? [] : missing(table, name),
          ),
          orphans: each.parent === undefined ? noRows : orphans(synthetic, each.name, each.parent.column),
          unknownReferences: (each.references ?? []).flatMap(({ column, table: to }) =>
            unknown(synthetic, { table, column, to }),
          ),
        }
        return { name: each.name, rows: table.rowCount, faults }
      }),
    ),
}

const noRows: readonly number[] = []

/** Every row of a key that occurs more than once but the first. */
function duplicates(table: Table, key: string): number[] {
  const seen = new Set<string>()
  return rowsOf(table).filter((row) => {
    const cell = cellAt(table.column(key), row)
    if (cell === null) return false
    if (seen.has(String(cell))) return true
    seen.add(String(cell))
    return false
  })
}

function missing(table: Table, name: string): number[] {
  return rowsOf(table).filter((row) => isMissing(table.column(name), row))
}

function orphans(tables: LinkedTables, name: string, column: string): number[] {
  const parents = tables.parentRows(name)
  const foreign = tables.table(name).column(column)
  return rowsOf(tables.table(name)).filter((row) => parents[row]! < 0 && !isMissing(foreign, row))
}

function unknown(
  tables: LinkedTables,
  { table, column, to }: { readonly table: Table; readonly column: string; readonly to: string },
): number[] {
  const key = tables.schema.tables.find(({ name }) => name === to)?.key
  if (key === undefined) return []
  const known = tables.table(to)
  const keys = new Set(rowsOf(known).map((row) => String(cellAt(known.column(key), row))))
  return rowsOf(table).filter((row) => {
    const cell = cellAt(table.column(column), row)
    return cell !== null && !keys.has(String(cell))
  })
}

function rowsOf(table: Table): number[] {
  return Array.from({ length: table.rowCount }, (_, row) => row)
}
