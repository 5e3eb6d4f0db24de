import type { LinkedTables } from '../../table/linked/index.js'
import type { ReleasedTable } from '../database-output.js'

/** The tables of a set as they go into a database: `visits`, or `visits_2` where there are several sets. */
export function tablesOfSet(tables: LinkedTables, set: number | undefined): ReleasedTable[] {
  return tables.schema.tables.map((schema) => ({
    ...{ schema, table: tables.table(schema.name), ...namesOfSet(schema.name, set) },
  }))
}

/** What a table of a set is called, and the table it was learnt from. */
export function namesOfSet(table: string, set: number | undefined): { readonly name: string; readonly like: string } {
  return { name: set === undefined ? table : `${table}_${set}`, like: table }
}
