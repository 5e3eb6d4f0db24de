import { type Column, cellAt, concatTables, levelColumn, Table } from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { childTables, personTable } from '../person-table.js'

/** Groups of people as one, each under a key of its own; look-up tables are those of the first group. O(rows). */
export function joinPeople(groups: readonly LinkedTables[]): LinkedTables {
  const { schema } = groups[0]!
  const joined = new Set([personTable(schema).name, ...childTables(schema).map(({ name }) => name)])
  const tables = schema.tables.map(({ name, key, parent }) => {
    if (!joined.has(name)) return [name, groups[0]!.table(name)] as const
    const links = new Set([...(key === undefined ? [] : [key]), ...(parent === undefined ? [] : [parent.column])])
    const parts = groups.map((group, index) => {
      const own = group.table(name)
      return Table.of(
        own.columns.map((column) => (links.has(column.name) ? marked(column, own, index) : column)),
        own.rowCount,
      )
    })
    return [name, concatTables(parts)] as const
  })
  return LinkedTables.of(new Map(tables), schema)
}

function marked(column: Column, { rowCount }: Table, group: number): Column {
  return levelColumn(
    column.name,
    Array.from({ length: rowCount }, (_, row) => {
      const cell = cellAt(column, row)
      return cell === null ? null : `${group}:${cell}`
    }),
  )
}
