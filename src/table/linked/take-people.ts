import { type Column, cellAt, columnLength, levelColumn, numberColumn } from '../column.js'
import { Table } from '../table.js'
import { childrenOf, type LinkedTableSchema, peopleTables } from './linked-schema.js'
import { keyText, LinkedTables } from './linked-tables.js'

/** Some rows of the table of people, with all that hangs on them; look-up tables whole. Rows ascend. O(rows). */
export function takePeople(tables: LinkedTables, rows: ArrayLike<number>): LinkedTables {
  const { schema } = tables
  const people = peopleTables(schema)[0]!.name
  const isTaken = new Uint8Array(tables.table(people).rowCount)
  for (let at = 0; at < rows.length; at++) isTaken[rows[at]!] = 1
  const taken = schema.tables.map(({ name, parent }) => {
    const table = tables.table(name)
    if (name !== people && parent === undefined) return [name, table] as const
    const whose = tables.personRows(name)
    const own = Int32Array.from(whose.keys()).filter((row) => whose[row]! >= 0 && isTaken[whose[row]!] === 1)
    return [name, own.length === table.rowCount ? table : table.take(own)] as const
  })
  return LinkedTables.of(new Map(taken), schema)
}

/**
 * Keys of people and their rows counted anew, from `before` rows of each table on, and what points at them after them; keys
 * of look-up tables stand. Numbers stay numbers and texts texts. O(rows).
 */
export function renumbered(tables: LinkedTables, before: ReadonlyMap<string, number>): LinkedTables {
  const { schema } = tables
  const people = peopleTables(schema)[0]!.name
  const numbers = new Map<string, ReadonlyMap<string, number>>()
  for (const { name, key, parent } of schema.tables)
    if (key !== undefined && (name === people || parent !== undefined || childrenOf(schema, name).length > 0))
      numbers.set(name, numbersOf(tables.table(name).column(key), before.get(name) ?? 0))
  const anew = schema.tables.map((each) => {
    const table = tables.table(each.name)
    const links = linksOf(each)
    const columns = table.columns.map((column) => {
      const own = numbers.get(links.get(column.name) ?? '')
      return own === undefined ? column : translated(column, own)
    })
    return [each.name, Table.of(columns, table.rowCount)] as const
  })
  return LinkedTables.of(new Map(anew), schema)
}

/** By column, the table whose key it holds. */
function linksOf({ name, key, parent, references = [] }: LinkedTableSchema): ReadonlyMap<string, string> {
  return new Map([
    ...references.map(({ column, table }) => [column, table] as const),
    ...(parent === undefined ? [] : [[parent.column, parent.table] as const]),
    ...(key === undefined ? [] : [[key, name] as const]),
  ])
}

function numbersOf(column: Column, before: number): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (let row = 0; row < columnLength(column); row++) {
    const cell = cellAt(column, row)
    if (cell !== null) numbers.set(keyText(cell), before + row + 1)
  }
  return numbers
}

function translated(column: Column, numbers: ReadonlyMap<string, number>): Column {
  const cells = Array.from({ length: columnLength(column) }, (_, row) => {
    const cell = cellAt(column, row)
    return cell === null ? null : (numbers.get(keyText(cell)) ?? null)
  })
  if (column.type === 'number') return numberColumn(column.name, cells)
  return levelColumn(
    column.name,
    cells.map((cell) => (cell === null ? null : String(cell))),
  )
}
