import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import {
  databaseName,
  type Encoding,
  isDatabase,
  type LinkedFormat,
  type OpenTables,
  type TableFile,
} from '../../io/index.js'
import { numberColumn, type RareLevels, type Schema, Table } from '../../table/index.js'
import {
  asKey,
  countedPart,
  type KeyFault,
  type LinkedOfDatabase,
  type LinkedSchema,
  type LinkedTableDraft,
  type LinkedTableSchema,
  LinkedTables,
  type LinkFinding,
  linkedSchemaOf,
  linkedSchemaProblems,
  madeTable,
  proposeLinked,
  proposeTime,
  settleKeys,
  tableNameOf,
  withJoined,
  withKeys,
} from '../../table/linked/index.js'
import { loadInput, loadSchema } from '../load-input.js'
import type { TableHints } from '../table-hints.js'
import { refuseFaults } from './key-issues.js'
import { findLinkedFiles, type LinkedFiles } from './linked-files.js'
import { noPeople } from './no-people.js'

export interface LinkedInput extends TableHints {
  /** A folder, a `linked.yaml`, or several files. */
  readonly input: string | readonly string[]
  /** A file of linked tables, where the input is not one and its folder holds none, or another is meant. */
  readonly schema?: string | undefined
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string | undefined
  /** Let what the schema does not allow pass, to be measured: also faults of keys. */
  readonly lenient?: boolean | undefined
}

export interface LoadedLinked {
  readonly tables: LinkedTables
  readonly schema: LinkedSchema
  /** One a table, in the order of the schema. */
  readonly files: readonly LoadedFile[]
  /** What was found wrong with keys, and dropped or kept as the schema says. */
  readonly faults: readonly KeyFault[]
  /** Where no file of linked tables was given: how the tables hang together, with what bears it out. */
  readonly findings: readonly LinkFinding[]
  /** Of a folder that holds a format of its own: released people are written in it too. */
  readonly format?: LinkedFormat
}

export interface LoadedFile {
  readonly table: string
  readonly path: string
  readonly sha256?: string
  /** Columns that nothing describes: their kinds and roles were inferred. */
  readonly completed: readonly string[]
  readonly replaced: readonly RareLevels[]
}

/**
 * Linked tables from files. Without a file of linked tables, keys, parents and times are proposed from all rows; columns that
 * nothing describes are inferred. A single table is linked by its `patient`. Throws `bad-schema`, and `bad-data` that names
 * every row with a missing or duplicate key, or without a parent, which the schema does not say to drop or keep.
 */
export async function loadLinked(request: LinkedInput): Promise<LoadedLinked> {
  const found = await findLinkedFiles(request.input, request)
  const read = await readAll(found, request).finally(() => found.database?.close())
  const { schema, tables, findings } = found.draft
    ? { ...describedBy(found.draft, read), findings: [] }
    : proposed(read, { name: nameOf(request.input), declared: declaredBy(found.database) })
  checkSchema(schema, found.schemaPath)
  refuseNobody(schema, { tables, read })
  const settled = settleKeys(tables, schema)
  const fileOf = (name: string) => read.find((each) => each.table === name)?.path ?? name
  if (request.lenient !== true) refuseFaults(settled.faults, fileOf)
  return {
    tables: LinkedTables.of(settled.tables, schema),
    schema,
    files: schema.tables.flatMap(({ name }) => {
      const found = read.find((each) => each.table === name)
      if (found === undefined) return []
      const { typed: _, schema: __, draft: ___, ...file } = found
      return [file]
    }),
    faults: settled.faults,
    findings,
    ...(found.format && { format: found.format }),
  }
}

interface ReadFile extends LoadedFile {
  readonly typed: Table
  readonly schema: Schema
  readonly draft: LinkedTableDraft
}

async function readAll(
  { paths, draft, schemaPath, tableSchema, database }: LinkedFiles,
  reading: LinkedInput,
): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  for (const [index, path] of paths.entries()) {
    if (draft?.tables[index]?.made) continue
    const own: LinkedTableDraft =
      draft?.tables[index] ??
      (database ? { name: database.names[index]! } : { name: tableNameOf(path), source: basename(path) })
    const given = tableSchema === undefined ? await schemaOf(own, { path, schemaPath }) : await loadSchema(tableSchema)
    const { input: _, schema: __, ...hints } = reading
    const file = await readOf(database, own.name, reading)
    const { table, schema, sha256, completed, inferred, replaced } = await loadInput(
      { ...hints, path, partial: true, allowEmpty: true, ...(file && { file }) },
      given,
    )
    files.push({
      ...{ table: own.name, path, typed: table, schema: { ...schema, name: own.name }, draft: own, replaced },
      completed: inferred ? schema.columns.map(({ name }) => name) : completed,
      ...(sha256 !== undefined && { sha256 }),
    })
  }
  return files
}

/** What is said of a table's columns: in the file of linked tables, in a file that it names, or in one beside the table. */
async function schemaOf(
  { name, columns, schemaFile, source: _, ...draft }: LinkedTableDraft,
  { path, schemaPath }: { readonly path: string; readonly schemaPath: string | undefined },
): Promise<Schema | undefined> {
  if (columns !== undefined) return { name, columns, ...(draft.file && { file: draft.file }) }
  if (schemaFile !== undefined) return loadSchema(join(dirname(schemaPath ?? '.'), schemaFile))
  if (isDatabase(path)) return undefined
  const beside = join(dirname(path), `${tableNameOf(path)}.schema.yaml`)
  return existsSync(beside) ? loadSchema(beside) : undefined
}

/** The schema of a file of linked tables, with the columns of every table. */
function describedBy(
  { name, tables }: NonNullable<LinkedFiles['draft']>,
  read: readonly ReadFile[],
): { readonly schema: LinkedSchema; readonly tables: ReadonlyMap<string, Table> } {
  const typed = new Map<string, Table>()
  const schemas = tables.map((draft): LinkedTableSchema => {
    if (draft.made) return madeOf(draft, { tables, read, typed })
    const file = read.find((each) => each.table === draft.name)!
    const { schemaFile: _, columns: __, ...links } = draft
    const { patient, time, ...own } = file.schema
    const keys = keysToBe(draft, file.completed)
    // Of a table without rows nothing tells the kinds: its time is a number.
    const isUntold = (name: string) =>
      file.typed.rowCount === 0 && draft.time?.column === name && file.completed.includes(name)
    const together = withJoined(
      { table: withKeys(file.typed, keys), columns: own.columns },
      { joined: draft.joined ?? [], counted: countedOf(draft, { tables, read, completed: file.completed }) },
    )
    const { table } = together
    typed.set(
      draft.name,
      Table.of(table.columns.map((column) => (isUntold(column.name) ? numberColumn(column.name, []) : column))),
    )
    return {
      ...own,
      ...(draft.parent === undefined && draft.key === undefined && patient !== undefined && { patient }),
      ...(time !== undefined && { time }),
      ...links,
      columns: together.columns.map((column) => {
        if (keys.has(column.name)) return asKey(column)
        return isUntold(column.name) ? { name: column.name, kind: 'numeric', role: column.role } : column
      }),
    }
  })
  return { schema: { name, tables: schemas }, tables: typed }
}

/** Of the columns of a key of several the one that the others count, where nobody stated its kind. */
function countedOf(
  { key, parent, joined = [] }: LinkedTableDraft,
  {
    tables,
    read,
    completed,
  }: {
    readonly tables: readonly LinkedTableDraft[]
    readonly read: readonly ReadFile[]
    readonly completed: readonly string[]
  },
): string[] {
  const counted = joined.flatMap(({ column, of }) => {
    const isForeign = column === parent?.column
    const owner = isForeign ? tables.find(({ name }) => name === parent?.table) : undefined
    const theirs = isForeign ? owner?.joined?.find((each) => each.column === owner.key)?.of : of
    const table = read.find((each) =>
      isForeign ? each.table === owner?.name : each.draft.key === key && key === column,
    )
    if (theirs === undefined || table === undefined || !theirs.every((name) => table.typed.has(name))) return []
    return [of[countedPart(table.typed, theirs)]!]
  })
  return counted.filter((name) => completed.includes(name))
}

/** A table of people that no file holds, made of what the tables below it say. */
function madeOf(
  draft: LinkedTableDraft,
  {
    tables,
    read,
    typed,
  }: {
    readonly tables: readonly LinkedTableDraft[]
    readonly read: readonly ReadFile[]
    readonly typed: Map<string, Table>
  },
): LinkedTableSchema {
  const { key = '', schemaFile: _, ...links } = draft
  const children = tables.flatMap(({ name, parent }) => {
    if (parent?.table !== draft.name) return []
    const { typed: table } = read.find((each) => each.table === name)!
    return table.has(parent.column) ? [{ table, column: parent.column }] : []
  })
  typed.set(draft.name, madeTable(key, children))
  return { ...links, key, columns: [{ name: key, kind: 'identifier', role: 'direct-identifier' }] }
}

/** Keys whose kind nobody stated. */
function keysToBe({ key, parent }: LinkedTableDraft, completed: readonly string[]): ReadonlySet<string> {
  return new Set([key, parent?.column].filter((name) => name !== undefined && completed.includes(name)) as string[])
}

/** A table of a database, by the open snapshot. */
async function readOf(
  database: OpenTables | undefined,
  name: string,
  { ignore }: TableHints,
): Promise<TableFile | undefined> {
  return database && { ...(await database.read(name, { ignore, allowEmpty: true })), notation: {} }
}

/** What a database declares of its keys; nothing where they leave a table out, and rows tell more. */
export function declaredBy(database: OpenTables | undefined): LinkedOfDatabase | undefined {
  if (database?.schema === undefined) return undefined
  const found = linkedSchemaOf(database.schema, { person: database.person })
  return found === undefined || (found.unlinked.length > 0 && database.person === undefined) ? undefined : found
}

function proposed(
  read: readonly ReadFile[],
  { name, declared }: { readonly name: string; readonly declared: LinkedOfDatabase | undefined },
): Pick<LoadedLinked, 'schema' | 'findings'> & { readonly tables: ReadonlyMap<string, Table> } {
  const sourceOf = ({ draft }: ReadFile) => (draft.source === undefined ? {} : { source: draft.source })
  const [only] = read
  if (read.length === 1 && only !== undefined) {
    const time = only.schema.time ?? proposeTime(only.typed, only.schema)
    const schema = { ...only.schema, ...(time && { time }), ...sourceOf(only) }
    return { schema: { name, tables: [schema] }, tables: new Map([[only.table, only.typed]]), findings: [] }
  }
  const { schema, tables, findings } = proposeLinked(
    read.map(({ table, typed, schema }) => ({ name: table, table: typed, schema })),
    { name, declared },
  )
  if (schema.tables.length === 0)
    throw noPeople(read.map(({ typed, ...file }) => ({ ...file, name: file.table, table: typed })))
  return {
    schema: {
      name,
      tables: schema.tables.map((each) => {
        const file = read.find(({ table }) => table === each.name)
        return file === undefined ? each : { ...each, ...sourceOf(file) }
      }),
    },
    ...{ tables, findings },
  }
}

function checkSchema({ tables }: LinkedSchema, file: string | undefined): void {
  const problems = linkedSchemaProblems(tables)
  if (problems.length === 0) return
  const issues = problems.map((message) => ({ message, ...(file !== undefined && { file }) }))
  throw new MirrorwardError('bad-schema', 'the schema has errors', { issues })
}

/** A child table may be empty, that of people not. */
function refuseNobody(
  { tables: schemas }: LinkedSchema,
  { tables, read }: { readonly tables: ReadonlyMap<string, Table>; readonly read: readonly ReadFile[] },
): void {
  const issues = schemas.flatMap(({ name, parent }) =>
    parent === undefined && tables.get(name)?.rowCount === 0
      ? [{ message: 'no rows', file: read.find((each) => each.table === name)?.path ?? name }]
      : [],
  )
  if (issues.length > 0) throw new MirrorwardError('bad-data', 'a table without a parent has no rows', { issues })
}

/** "studies/nafld/" is called "nafld". */
function nameOf(input: string | readonly string[]): string {
  if (typeof input === 'string' && isDatabase(input)) return databaseName(input)
  if (typeof input !== 'string' && input.length > 1) return 'tables'
  return tableNameOf(basename(typeof input === 'string' ? input : (input[0] ?? 'tables')))
}
