import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import type { Table } from '../../table/index.js'
import type { DatabaseSchema, DatabaseTable } from '../../table/linked/index.js'
import { type DatabaseUrl, parseDatabaseUrl, placeText, withParameters } from './database-place.js'
import { hashTable } from './hash-table.js'
import { openDatabase } from './open-database.js'
import { type ReadRelationOptions, readRelation } from './read-relation.js'

/** The tables that a URL names, read in one snapshot. Close it. */
export interface OpenTables {
  /** What the tables are called: those that the URL names, or all of the schema without its views; `query` for a query. */
  readonly names: readonly string[]
  /** As the catalogue tells the tables that are named; absent for a query. */
  readonly schema?: DatabaseSchema
  /** The table of people, where the URL names it. */
  readonly person?: string
  /** What the database says of a table, or of the columns of a query. */
  tableOf(name: string): Promise<DatabaseTable>
  /** The URL of one of the tables. */
  urlOf(name: string): string
  read(name: string, options?: Pick<ReadRelationOptions, 'ignore' | 'allowEmpty' | 'signal'>): Promise<ReadTable>
  close(): Promise<void>
}

export interface ReadTable {
  readonly table: Table
  /** Of names and cells, see `hashTable`. */
  readonly sha256: string
}

/** Opens a database to read. Throws `bad-option`, `not-found` for tables that are not there, and what connecting throws. */
export async function openTables(url: string): Promise<OpenTables> {
  const told = parseDatabaseUrl(url)
  const database = await openDatabase(told.place, { mode: 'read' })
  try {
    const schema = told.query === undefined ? namedTables(await database.introspect(told.schema), told) : undefined
    return {
      names: schema === undefined ? ['query'] : schema.tables.map(({ name }) => name),
      ...(schema !== undefined && { schema }),
      ...(told.person !== undefined && { person: told.person }),
      urlOf: (name) => (told.query === undefined && told.tables.length !== 1 ? withOneTable(url, told, name) : url),
      async tableOf(name) {
        const found = schema?.tables.find((table) => table.name === name)
        if (found !== undefined || told.query === undefined) return found!
        const columns = await database.columnsOf({ query: told.query })
        return { name, isView: true, columns, unique: [], references: [], checks: [] }
      },
      async read(name, options = {}) {
        const relation = told.query === undefined ? { table: name, schema: schema?.name } : { query: told.query }
        const source = told.query === undefined ? name : 'query'
        const table = await readRelation(database, relation, { ...options, source })
        return { table, sha256: hashTable(table) }
      },
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The one table that a URL names. Throws `bad-option` where it names several. */
export async function readDatabaseTable(
  url: string,
  options: Pick<ReadRelationOptions, 'ignore' | 'allowEmpty' | 'signal'> = {},
): Promise<ReadTable> {
  const tables = await openTables(url)
  try {
    return await tables.read(onlyName(tables), options)
  } finally {
    await tables.close()
  }
}

/** The columns of the one table or query that a URL names, as the catalogue has them: no row is read. Throws as `readDatabaseTable`. */
export async function databaseColumnNames(url: string): Promise<readonly string[]> {
  const tables = await openTables(url)
  try {
    const { columns } = await tables.tableOf(onlyName(tables))
    return columns.map(({ name }) => name)
  } finally {
    await tables.close()
  }
}

function onlyName({ names: [name, ...others] }: OpenTables): string {
  if (name !== undefined && others.length === 0) return name
  throw new MirrorwardError(
    'bad-option',
    `one table is wanted here and the database has several: say which by ?table= (${shown([name ?? '', ...others])})`,
  )
}

/** What a table, or several together, of a database are called. */
export function databaseName(url: string): string {
  const { tables, query, schema, place } = parseDatabaseUrl(url)
  if (query !== undefined) return 'query'
  const ofFile = place.file?.split(/[\\/]/).at(-1)?.split('.')[0]
  return (tables.length === 1 ? tables[0] : (schema ?? place.database ?? ofFile)) || 'tables'
}

/** The tables of a schema that a URL names, or all but views. Throws `not-found`. */
export function namedTables(
  schema: DatabaseSchema,
  { tables, place }: Pick<DatabaseUrl, 'tables' | 'place'>,
): DatabaseSchema {
  const known = schema.tables.map(({ name }) => name)
  const missing = tables.filter((name) => !known.includes(name))
  if (missing.length > 0)
    throw new MirrorwardError('not-found', `no such table in schema "${schema.name}": ${placeText(place)}`, {
      issues: missing.map((name) => ({ message: `no table is called "${name}"${didYouMean(name, known)}` })),
    })
  const chosen = schema.tables.filter(({ name, isView }) => (tables.length === 0 ? !isView : tables.includes(name)))
  if (chosen.length > 0) return { ...schema, tables: chosen }
  throw new MirrorwardError('not-found', `no table is in schema "${schema.name}": ${placeText(place)}`)
}

function withOneTable(url: string, { tables, person }: DatabaseUrl, name: string): string {
  const [head, text = ''] = splitAt(url, '?')
  const others = text.split('&').filter((pair) => pair !== '' && !/^(table|person)=/.test(pair))
  const bare = others.length === 0 ? head : `${head}?${others.join('&')}`
  return tables.length === 0 && person === undefined
    ? withParameters(url, { tables: [name] })
    : withParameters(bare, { tables: [name] })
}

function splitAt(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function shown(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} …` : names.join(', ')
}
