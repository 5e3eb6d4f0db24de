import type { DatabaseReference, DatabaseSchema, DatabaseTable } from '../../../table/linked/index.js'
import type { SqliteSession } from './session.js'
import { typeOfSqlite } from './types.js'

/** The tables and views of a file. Of checks it tells nothing but the words of whole tables, which are not taken apart. */
export function introspectSqlite(session: SqliteSession): DatabaseSchema {
  const tables = [
    ...session.rows(
      `SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    ),
  ]
  const names = tables.map(([name]) => String(name))
  const keyOf = (table: string) =>
    columnsOf(session, table)
      .filter(({ place }) => place > 0)
      .sort((a, b) => a.place - b.place)
      .map(({ name }) => name)
  return {
    name: 'main',
    tables: tables.map(([name, type]): DatabaseTable => {
      const table = String(name)
      const columns = columnsOf(session, table)
      const primaryKey = keyOf(table)
      return {
        ...{ name: table, isView: type === 'view' },
        columns: columns.map((column) => ({
          name: column.name,
          type: typeOfSqlite(column.type),
          isNullable: !column.isNeeded && !primaryKey.includes(column.name),
        })),
        ...(primaryKey.length > 0 && { primaryKey }),
        unique: uniqueOf(session, table),
        references: referencesOf(session, { table, names, keyOf }),
        checks: [],
      }
    }),
  }
}

function columnsOf(session: SqliteSession, table: string) {
  return Array.from(
    session.rows('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1', [table]),
    ([name, type, isNeeded, place]) => ({
      ...{ name: String(name), type: String(type), isNeeded: Number(isNeeded) === 1, place: Number(place) },
    }),
  )
}

function uniqueOf(session: SqliteSession, table: string): string[][] {
  const indexes = [
    ...session.rows(`SELECT name FROM pragma_index_list(?) WHERE origin = 'u' AND "unique" = 1 ORDER BY seq`, [table]),
  ]
  return indexes.map(([index]) =>
    Array.from(session.rows('SELECT name FROM pragma_index_info(?) ORDER BY seqno', [String(index)]), ([name]) =>
      String(name),
    ),
  )
}

function referencesOf(
  session: SqliteSession,
  {
    table,
    names,
    keyOf,
  }: { readonly table: string; readonly names: readonly string[]; readonly keyOf: (table: string) => string[] },
): DatabaseReference[] {
  const rows = [
    ...session.rows('SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq', [table]),
  ]
  const ids = [...new Set(rows.map(([id]) => Number(id)))]
  return ids.map((id) => {
    const own = rows.filter(([each]) => Number(each) === id)
    const told = String(own[0]?.[1])
    const other = names.find((name) => name.toLowerCase() === told.toLowerCase()) ?? told
    // A key that names no column means the primary key.
    const to = own.every(([, , , column]) => column === null)
      ? keyOf(other)
      : own.map(([, , , column]) => String(column))
    return { columns: own.map(([, , column]) => String(column)), table: other, to }
  })
}
