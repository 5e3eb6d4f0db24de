import type { LinkedTables } from '../../table/linked/index.js'
import type { ReleasedTable } from '../database-output.js'

/** The tables of a set as they go into a database: `visits`, or `visits_2` where there are several sets. */
export function tablesOfSet(tables: LinkedTables, set: number | undefined): ReleasedTable[] {
  return tables.schema.tables.map((schema) => ({
    ...{ schema, table: tables.table(schema.name), like: schema.name },
    name: set === undefined ? schema.name : `${schema.name}_${set}`,
  }))
}
