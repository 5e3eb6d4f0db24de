import {
  defaultSchemaOf,
  fittingType,
  isDatabase,
  newSchemaOf,
  openDatabase,
  openTables,
  parseDatabaseUrl,
  refuseFoldedColumns,
  refuseWhatWasRead,
  type TableToWrite,
  type WrittenTables,
} from '../io/index.js'
import type { Schema, Table } from '../table/index.js'
import type { DatabaseColumn, DatabaseReference, DatabaseTable, LinkedTableSchema } from '../table/linked/index.js'
import { packageVersion } from '../version.js'
import type { Job } from './job.js'
import type { Manifest } from './manifest.js'

type Places = Pick<Job, 'input' | 'out' | 'folder'> & Partial<Pick<Job, 'ignore'>>

/** The folder of a release: where everything is written but the tables of a job whose `out` is a database. */
export function folderOf({ out, folder }: Pick<Places, 'out' | 'folder'>): string {
  return isDatabase(out) ? folder : out
}

/** Where a job's tables go when `out` is a database, tried before the work that makes them. */
export interface DatabaseOutput {
  /** For the manifest: nothing of where it is. */
  readonly dialect: string
  readonly schema: string
  /** What is known of the tables that were read, by name: types and keys for those that are written. */
  readonly declared: ReadonlyMap<string, DatabaseTable>
  /** The tables of each set point at each other. */
  write(sets: readonly (readonly ReleasedTable[])[], release: string): Promise<WrittenTables>
}

/** A synthetic table to be written. */
export interface ReleasedTable {
  readonly name: string
  /** What the table that it was learnt from is called, where that is another name. */
  readonly like?: string
  readonly table: Table
  /** Types and keys that it is to have, whatever was read. */
  readonly declared?: DatabaseTable
  readonly schema: Schema & Pick<LinkedTableSchema, 'key' | 'parent' | 'references'>
}

/**
 * Tries whether tables could be written where `out` says: into a schema (or file) that is not there yet, never the one that was
 * read. Undefined where `out` is a folder. Throws `bad-option`, and what connecting throws. Writes nothing.
 */
export async function databaseOutput(job: Places): Promise<DatabaseOutput | undefined> {
  if (!isDatabase(job.out)) return undefined
  const target = parseDatabaseUrl(job.out)
  const { place } = target
  const schema = newSchemaOf(target)
  if (isDatabase(job.input)) refuseWhatWasRead(parseDatabaseUrl(job.input), target)
  const database = await openDatabase(place, { mode: 'write' })
  await database.checkNew(schema).finally(() => database.close())
  const declared = isDatabase(job.input) ? await declaredTables(job.input) : new Map<string, DatabaseTable>()
  const isKept = ({ name }: DatabaseColumn) => !(job.ignore ?? []).includes(name)
  refuseFoldedColumns(
    [...declared.values()].map(({ name, columns }) => ({ name, columns: columns.filter(isKept) })),
    database.dialect,
  )
  return {
    ...{ dialect: place.dialect, schema: schema ?? defaultSchemaOf(place), declared },
    async write(sets, release) {
      const own = await openDatabase(place, { mode: 'write' })
      const comment = `synthetic, made by mirrorward ${packageVersion()}, release ${release}`
      try {
        const tables = sets.flatMap((set) => tablesToWrite(set, declared))
        refuseFoldedColumns(
          tables.map(({ table }) => table),
          own.dialect,
        )
        return await own.write(schema, tables, { comment })
      } finally {
        await own.close()
      }
    },
  }
}

/** What a manifest says of it. */
export function placeOf(
  { dialect, schema }: DatabaseOutput,
  sets: readonly (readonly ReleasedTable[])[],
): Pick<Manifest, 'database'> {
  const tables = sets.flat().map(({ name, table }) => ({ table: name, rows: table.rowCount }))
  return { database: { dialect, schema, tables } }
}

async function declaredTables(url: string): Promise<ReadonlyMap<string, DatabaseTable>> {
  const tables = await openTables(url)
  try {
    const found = new Map<string, DatabaseTable>()
    for (const name of tables.names) found.set(name, await tables.tableOf(name))
    return found
  } finally {
    await tables.close()
  }
}

/** With the types and keys of the tables they were learnt from, as far as the cells fit. */
export function tablesToWrite(
  tables: readonly ReleasedTable[],
  declared: ReadonlyMap<string, DatabaseTable>,
): TableToWrite[] {
  const described = tables.map((each) => tableOf(each, each.declared ?? declared.get(each.like ?? each.name)))
  const names = new Map(tables.map(({ name, like = name }) => [like, name]))
  return withEqualTypes(described).map((table, index) => {
    const references = table.references.flatMap((each): DatabaseReference[] => {
      const to = names.get(each.table)
      return to === undefined ? [] : [{ ...each, table: to }]
    })
    return { table: { ...table, references }, rows: once(tables[index]!.table) }
  })
}

function tableOf({ name, table, schema }: ReleasedTable, like: DatabaseTable | undefined): DatabaseTable {
  const columns = table.columns.map((column): DatabaseColumn => {
    const told = like?.columns.find((each) => each.name === column.name)
    const described = schema.columns.find((each) => each.name === column.name)
    return {
      name: column.name,
      type: fittingType(column, described, told?.type),
      isNullable: told?.isNullable ?? column.name !== schema.key,
    }
  })
  const has = (names: readonly string[]) => names.every((each) => table.has(each))
  if (like !== undefined) {
    const { primaryKey, unique, references, checks } = like
    return {
      ...{ name, isView: false, columns, checks },
      ...(primaryKey !== undefined && has(primaryKey) && { primaryKey }),
      unique: unique.filter(has),
      references: references.filter((each) => each.schema === undefined && has(each.columns)),
    }
  }
  const links = [...(schema.parent === undefined ? [] : [schema.parent]), ...(schema.references ?? [])]
  return {
    ...{ name, isView: false, columns, unique: [], checks: [] },
    ...(schema.key !== undefined && { primaryKey: [schema.key] }),
    references: links.map(({ table: to, column }) => ({ columns: [column], table: to, to: [] })),
  }
}

/** A column that points at another has its type, or both are texts; where nobody said, it points at the primary key. */
function withEqualTypes(tables: readonly DatabaseTable[]): DatabaseTable[] {
  const texts = new Set<string>()
  const whole = tables.map((table) => ({
    ...table,
    references: table.references.flatMap((each): DatabaseReference[] => {
      const to = each.to.length > 0 ? each.to : (tables.find(({ name }) => name === each.table)?.primaryKey ?? [])
      return to.length === each.columns.length ? [{ ...each, to }] : []
    }),
  }))
  const typeOf = (name: string, column: string) =>
    whole.find((each) => each.name === name)?.columns.find((each) => each.name === column)?.type
  for (const { name, references } of whole)
    for (const { columns, table, to } of references)
      columns.forEach((column, at) => {
        const [one, other] = [typeOf(name, column), typeOf(table, to[at] ?? '')]
        if (one?.kind === other?.kind) return
        texts.add(`${name}\0${column}`)
        texts.add(`${table}\0${to[at]}`)
      })
  return whole.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      texts.has(`${table.name}\0${column.name}`) ? { ...column, type: { kind: 'text' as const } } : column,
    ),
  }))
}

async function* once(table: Table): AsyncGenerator<Table> {
  yield table
}
