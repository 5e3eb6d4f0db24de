import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import {
  databaseFormatOf,
  isDatabase,
  isTableFile,
  type LinkedFormat,
  linkedFormatOf,
  type OpenTables,
  openTables,
  parseDatabaseUrl,
  withParameters,
} from '../../io/index.js'
import {
  type LinkedSchemaDraft,
  type LinkedTableDraft,
  parseLinkedSchema,
  tableNameOf,
} from '../../table/linked/index.js'
import { readText } from '../load-input.js'

/** The name of the file of linked tables in a folder of theirs. */
export const linkedSchemaName = 'linked.yaml'

/** Where linked tables are: their files, and what a file of linked tables says of them. */
export interface LinkedFiles {
  /** One a table, in the order of `draft` where there is one. */
  readonly paths: readonly string[]
  readonly draft?: LinkedSchemaDraft
  /** Of one table that is linked by its patient: its own schema file. */
  readonly tableSchema?: string
  /** The file of linked tables. */
  readonly schemaPath?: string
  /** Of a database: an open snapshot of the tables in which each of `paths` is read. Close it. */
  readonly database?: OpenTables
  /** Of a folder or database that holds a format of its own, such as FHIR: which. */
  readonly format?: LinkedFormat
}

/**
 * The files of linked tables: of a `linked.yaml`, of a folder (by the `linked.yaml` in it, or every table in it), or several
 * files. With `fresh`, the `linked.yaml` of a folder is not looked at. Throws `not-found`, `bad-schema`, `bad-option` for two files that would be one table.
 */
export async function findLinkedFiles(
  input: string | readonly string[],
  { schema, fresh = false }: { readonly schema?: string | undefined; readonly fresh?: boolean } = {},
): Promise<LinkedFiles> {
  const paths = typeof input === 'string' ? [input] : input
  const [first] = paths
  if (first === undefined) throw new MirrorwardError('bad-option', 'no file is given')
  if (paths.some(isDatabase)) return inDatabase(paths, { schema })
  const folder = paths.length === 1 && (await isFolder(first)) ? first : undefined
  if (paths.length === 1 && folder === undefined && isLinkedSchemaFile(first)) return byDraft(first, dirname(first))
  const inFolder = folder === undefined || fresh ? undefined : join(folder, linkedSchemaName)
  const described = schema ?? (inFolder !== undefined && existsSync(inFolder) ? inFolder : undefined)
  const format = await formatOf(folder ?? first)
  if (format !== undefined && paths.length === 1) return inFormat(folder ?? first, { format, schema: described })
  if (described !== undefined && folder === undefined && paths.length === 1 && !(await describesTables(described)))
    return { paths, tableSchema: described }
  if (described !== undefined) return byDraft(described, folder ?? dirname(described), folder ? undefined : paths)
  const found = folder === undefined ? paths : await tablesIn(folder)
  const names = found.map(tableNameOf)
  const issues = found.flatMap((file, index) =>
    names.indexOf(names[index]!) < index ? [{ message: `another file is called so too`, file }] : [],
  )
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'every table needs a name of its own', { issues })
  return { paths: found }
}

/** Whether an input is several tables: a folder, a file of linked tables, or of messages, or a database of several. */
export async function isLinkedInput(path: string): Promise<boolean> {
  if (isDatabase(path)) return hasSeveralTables(path)
  if (path === '-') return false
  return isLinkedSchemaFile(path) || (await isFolder(path)) || (await formatOf(path)) !== undefined
}

export function isLinkedSchemaFile(path: string): boolean {
  return /\.ya?ml$/i.test(path)
}

/** One snapshot of the tables of a database; a file of linked tables names those that are wanted. */
async function inDatabase(
  paths: readonly string[],
  { schema }: { readonly schema: string | undefined },
): Promise<LinkedFiles> {
  const [url = ''] = paths
  if (paths.length > 1)
    throw new MirrorwardError('bad-option', 'tables of one database are named in one URL: ?table=a&table=b')
  const draft = schema === undefined ? undefined : parseLinkedSchema(await readText(schema), { file: schema })
  const names = draft?.tables.map(({ name }) => name)
  const told = parseDatabaseUrl(url)
  const database = await openTables(
    names !== undefined && told.tables.length === 0 && told.query === undefined
      ? withParameters(url, { tables: names })
      : url,
  )
  const format =
    told.tables.length === 0 && told.query === undefined ? await databaseFormatOf(database.names) : undefined
  if (format?.openDatabase !== undefined) {
    await database.close()
    const opened = await format.openDatabase(url)
    const paths = (names ?? opened.names).map((name) => opened.urlOf(name))
    return { paths, database: opened, format, ...(draft && schema && { draft, schemaPath: schema }) }
  }
  const wanted = names ?? database.names
  return {
    paths: wanted.map((name) => database.urlOf(name)),
    database,
    ...(draft !== undefined && schema !== undefined && { draft, schemaPath: schema }),
  }
}

/** The format of a folder, or of a file that holds it by itself; nothing for what is not there. */
async function formatOf(place: string): Promise<LinkedFormat | undefined> {
  return existsSync(place) ? linkedFormatOf(place) : undefined
}

/** A folder of a format of its own, or a file of one: read as a database is. */
async function inFormat(
  place: string,
  { format, schema }: { readonly format: LinkedFormat; readonly schema: string | undefined },
): Promise<LinkedFiles> {
  const draft = schema === undefined ? undefined : parseLinkedSchema(await readText(schema), { file: schema })
  const database = await format.open(place)
  const paths = (draft?.tables.map(({ name }) => name) ?? database.names).map((name) => database.urlOf(name))
  return { paths, database, format, ...(draft !== undefined && schema !== undefined && { draft, schemaPath: schema }) }
}

async function hasSeveralTables(url: string): Promise<boolean> {
  const { query, tables } = parseDatabaseUrl(url)
  if (query !== undefined || tables.length > 0) return tables.length > 1
  const database = await openTables(url)
  await database.close()
  return database.names.length > 1
}

/** Whether a schema file is of linked tables: a table's own has columns, no tables. */
async function describesTables(path: string): Promise<boolean> {
  return /^\s*\{?\s*"?tables"?\s*:/m.test(await readText(path))
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

async function byDraft(schemaPath: string, folder: string, given?: readonly string[]): Promise<LinkedFiles> {
  const draft = parseLinkedSchema(await readText(schemaPath), { file: schemaPath })
  const pathOf = ({ name, source = `${name}.csv` }: LinkedTableDraft) =>
    given?.find((path) => resolve(path) === resolve(folder, source)) ??
    given?.find((path) => tableNameOf(path) === name) ??
    [join(folder, source), join(folder, basename(source))].find((path) => existsSync(path)) ??
    join(dirname(schemaPath), source)
  const paths = draft.tables.map(pathOf)
  const issues = paths.flatMap((file, index) =>
    existsSync(file) || draft.tables[index]?.made ? [] : [{ message: 'cannot read file', file }],
  )
  if (issues.length > 0) throw new MirrorwardError('not-found', `files of "${schemaPath}" are not there`, { issues })
  return { paths, draft, schemaPath }
}

async function tablesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && isTableFile(name)).sort()
  if (names.length === 0) throw new MirrorwardError('not-found', `no table is in folder: "${folder}"`)
  return names.map((name) => join(folder, name))
}
