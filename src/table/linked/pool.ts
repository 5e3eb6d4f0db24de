import { type Column, cellAt, columnLength, levelColumn } from '../column.js'
import { concatTables } from '../concat.js'
import { Table } from '../table.js'
import type { LinkedTableSchema } from './linked-schema.js'
import { childrenOf } from './linked-schema.js'
import { keyText, LinkedTables } from './linked-tables.js'

/**
 * The people of several linked tables of one schema as those of one. Keys, which each counts for itself, are told apart by
 * their part; look-up tables are those of the first. O(rows × columns).
 */
export function poolLinked(parts: readonly LinkedTables[]): LinkedTables {
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? LinkedTables.of(new Map(), { name: '', tables: [] })
  const { schema } = first
  const lookups = new Set(
    schema.tables.flatMap(({ name, parent }) =>
      parent === undefined && childrenOf(schema, name).length === 0 ? [name] : [],
    ),
  )
  const pooled = schema.tables.map((each) => {
    if (lookups.has(each.name) && lookups.size < schema.tables.length)
      return [each.name, first.table(each.name)] as const
    const keys = keysOf(each, lookups)
    const tables = parts.map((part, index) => {
      const table = part.table(each.name)
      return Table.of(
        table.columns.map((column) => (keys.has(column.name) ? apart(column, index) : column)),
        table.rowCount,
      )
    })
    return [each.name, concatTables(tables)] as const
  })
  return LinkedTables.of(new Map(pooled), schema)
}

/** Columns that hold keys of people and their rows. */
function keysOf(
  { key, parent, references = [] }: LinkedTableSchema,
  lookups: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = [key, parent?.column].filter((name) => name !== undefined)
  return new Set([...own, ...references.flatMap(({ table, column }) => (lookups.has(table) ? [] : [column]))])
}

function apart(column: Column, part: number): Column {
  return levelColumn(
    column.name,
    Array.from({ length: columnLength(column) }, (_, row) => {
      const cell = cellAt(column, row)
      return cell === null ? null : `${part + 1}:${keyText(cell)}`
    }),
  )
}
