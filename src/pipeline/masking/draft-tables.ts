import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { cellsOfTable } from '../../../anonymizers/index.js'
import {
  columnsOfFile,
  isDatabase,
  openStreams,
  parseDatabaseUrl,
  readTableFile,
  rewritableFormatOf,
  scanFile,
} from '../../io/index.js'
import { type Column, type ColumnSchema, cellAt, columnLength, inferSchema } from '../../table/index.js'
import type { DatabaseReference, DatabaseTable, DatabaseType } from '../../table/linked/index.js'
import { findLinkedFiles } from '../linked/index.js'
import { tableName } from '../load-input.js'
import { wordsOfPath } from './document-positions.js'
import { type LookedAt, lookAtColumn } from './look-at-column.js'

/** A table as a draft of rules looks at it. */
export interface DraftTable {
  readonly name: string
  /** What masking.yaml says of its file; nothing of a table of a database. */
  readonly told: { readonly source?: string; readonly format?: 'fhir'; readonly records?: string }
  /** The id of the format of documents. */
  readonly documents?: string
  /** The column that says whose row it is, where that is known without looking. */
  readonly patient?: string | undefined
  readonly looked: readonly LookedAt[]
  /** Of a column: what it is as a table's. */
  own(column: string): Partial<Pick<ColumnSchema, 'kind' | 'format' | 'hierarchy' | 'role'>> | undefined
  type(column: string): DatabaseType | undefined
  /** Sets of columns that no two rows share. */
  readonly keys: readonly (readonly string[])[]
  readonly references: readonly DatabaseReference[]
}

const noKeys = { keys: [], references: [], type: () => undefined }

/** The tables of a place: of a database, of documents (HL7, XML, FHIR), or of files of tables. Reads all rows. */
export async function draftTables(input: string, beside: string): Promise<DraftTable[]> {
  if (isDatabase(input)) return tablesOfDatabase(input)
  const documents = await documentsAt(input)
  if (documents.length > 0) return Promise.all(documents.map((each) => tableOfDocuments(each, beside)))
  return tablesOfFiles(input, beside)
}

/** The URL of a database as a file beside says it. */
export function databaseBeside(input: string, beside: string): string | undefined {
  if (!isDatabase(input)) return undefined
  const { file } = parseDatabaseUrl(input).place
  return file === input ? relative(beside, file) : input
}

async function tablesOfDatabase(url: string): Promise<DraftTable[]> {
  const streams = await openStreams(url)
  try {
    const tables: DraftTable[] = []
    for (const table of streams.schema.tables) {
      const types = new Map(table.columns.map(({ name, type }) => [name, type]))
      const looks = new Map(table.columns.map(({ name }) => [name, lookAtColumn(name)]))
      for await (const batch of streams.read(table.name)) {
        const { cells } = cellsOfTable(batch, { types, firstRow: 0 })
        for (const [name, look] of looks) for (const cell of cells(name) ?? []) look.add(cell)
      }
      tables.push({
        name: table.name,
        told: {},
        looked: [...looks.values()].map((look) => look.done()),
        own: (column) => ofType(types.get(column)),
        type: (column) => types.get(column),
        keys: keysOf(table),
        references: table.references.filter(({ schema }) => schema === undefined),
      })
    }
    return tables
  } finally {
    await streams.close()
  }
}

function keysOf({ primaryKey, unique }: DatabaseTable): readonly (readonly string[])[] {
  return [...(primaryKey === undefined ? [] : [primaryKey]), ...unique]
}

function ofType(type: DatabaseType | undefined): ReturnType<DraftTable['own']> {
  return type?.kind === 'date' || type?.kind === 'timestamp' || type?.kind === 'instant'
    ? { kind: 'datetime' }
    : undefined
}

interface Documents {
  readonly name: string
  readonly source: string
  readonly format: string
  readonly files: readonly string[]
}

/** Files of messages, XML and resources: those of a folder that are of one kind are one table, others a table each. */
async function documentsAt(input: string): Promise<Documents[]> {
  const isFolder = (await stat(input).catch(() => undefined))?.isDirectory() === true
  const entries = isFolder ? await readdir(input, { withFileTypes: true }) : []
  const paths = isFolder
    ? entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => join(input, name))
    : [input]
  const found: { readonly path: string; readonly format: string }[] = []
  let others = 0
  for (const path of paths.sort()) {
    const format = await documentFormat(path)
    if (format !== undefined) found.push({ path, format })
    else if (rewritableFormatOf(path) !== undefined) others++
  }
  const formats = new Set(found.map(({ format }) => format))
  if (isFolder && others === 0 && formats.size === 1 && found.length > 1)
    return [{ name: tableName(input), source: input, format: found[0]!.format, files: found.map(({ path }) => path) }]
  return found.map(({ path, format }) => ({ name: tableName(path), source: path, format, files: [path] }))
}

/** hl7, xml or fhir; undefined for anything else. */
async function documentFormat(path: string): Promise<string | undefined> {
  const id = rewritableFormatOf(path)?.format.id
  if (id === 'hl7' || id === 'xml') return id
  if ((id !== 'json' && id !== 'jsonl') || /\.gz$/i.test(path)) return undefined
  return /"resourceType"\s*:\s*"[A-Z]/.test(await beginning(path)) ? 'fhir' : undefined
}

async function beginning(path: string, bytes = 1 << 16): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

async function tableOfDocuments({ name, source, format, files }: Documents, beside: string): Promise<DraftTable> {
  const records = format === 'xml' ? repeatedElement(await beginning(files[0]!)) : undefined
  const reading = { format: format === 'fhir' ? format : undefined, records }
  const looks = new Map<string, ReturnType<typeof lookAtColumn>>()
  for (const path of files) {
    const columns = (await columnsOfFile(path, reading)) ?? []
    for (const column of columns)
      if (!looks.has(column)) looks.set(column, lookAtColumn(column, format === 'hl7' ? column : wordsOfPath(column)))
    await scanFile(path, {
      ...reading,
      columns,
      onBatch({ fresh, cells }) {
        for (const column of fresh ?? columns) for (const cell of cells(column) ?? []) looks.get(column)?.add(cell)
      },
    })
  }
  const looked = [...looks.values()].map((look) => look.done())
  const numbers = looked.find(({ found }) => found.class === 'patient-number')?.found.column
  const patients: Readonly<Record<string, string | undefined>> = { fhir: '$patient', hl7: 'PID-3.1', xml: numbers }
  return {
    name,
    told: {
      source: relative(beside, source) || basename(source),
      ...(format === 'fhir' && { format }),
      ...(records !== undefined && { records }),
    },
    documents: format,
    patient: patients[format],
    looked,
    own: () => undefined,
    ...noKeys,
  }
}

/** Where the element of an XML file has one kind of elements in it, and several of them: those are its rows. */
function repeatedElement(text: string): string | undefined {
  const tags = [
    ...text.replace(/<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>/gs, '').matchAll(/<(\/?)([^\s/>]+)[^>]*?(\/?)>/g),
  ]
  const names: string[] = []
  let [depth, root] = [0, '']
  for (const [, closes, name = '', isEmpty] of tags) {
    if (closes === '/') depth--
    else {
      if (depth === 0) root = name
      if (depth === 1) names.push(name)
      if (isEmpty === '') depth++
    }
  }
  return names.length > 1 && new Set(names).size === 1 ? `/${root}/${names[0]}` : undefined
}

async function tablesOfFiles(input: string, beside: string): Promise<DraftTable[]> {
  const { paths } = await findLinkedFiles(input, { fresh: true })
  const tables: DraftTable[] = []
  for (const path of paths) {
    const { table, notation } = await readTableFile(path, { allowEmpty: true })
    const name = tableName(path)
    const { schema } = inferSchema(table, { name, notation })
    tables.push({
      name,
      told: { source: relative(beside, path) || basename(path) },
      patient: schema.patient,
      looked: table.columns.map(lookAt),
      own: (column) => schema.columns.find((one) => one.name === column),
      ...noKeys,
    })
  }
  return tables
}

function lookAt(column: Column): LookedAt {
  const look = lookAtColumn(column.name)
  for (let row = 0; row < columnLength(column); row++) {
    const cell = cellAt(column, row)
    look.add(cell === null ? null : String(cell))
  }
  return look.done()
}
