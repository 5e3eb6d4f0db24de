import {
  type Database,
  type DatabaseUrl,
  namedTables,
  openDatabase,
  parseDatabaseUrl,
  type Relation,
} from '../sql/index.js'
import { countedRows } from './counted-rows.js'
import { type DatabaseRowsOptions, databaseRows, relationRows } from './database-rows.js'
import type { StoredRows } from './stored-rows.js'

/** The one table or query that a URL names, where it has more rows than so many; undefined for fewer, and for several tables. */
export async function openDatabaseRows(
  url: string,
  { moreThan, ...options }: Omit<DatabaseRowsOptions, 'source'> & { readonly moreThan: number },
): Promise<StoredRows | undefined> {
  const told = parseDatabaseUrl(url)
  if (told.tables.length > 1) return undefined
  const database = await openDatabase(told.place, { mode: 'read' })
  try {
    const relation = await oneRelation(database, told)
    const source = relation !== undefined && 'table' in relation ? relation.table : 'query'
    if (relation !== undefined && (await relationRows(database, relation)) > moreThan)
      return await (database.dialect.countsThere ? countedRows : databaseRows)(database, relation, {
        ...options,
        source,
      })
  } catch (error) {
    await database.close()
    throw error
  }
  await database.close()
  return undefined
}

async function oneRelation(database: Database, told: DatabaseUrl): Promise<Relation | undefined> {
  if (told.query !== undefined) return { query: told.query }
  const { name: schema, tables } = namedTables(await database.introspect(told.schema), told)
  return tables.length === 1 ? { table: tables[0]!.name, schema } : undefined
}
