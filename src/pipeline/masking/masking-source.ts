import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import {
  columnsOfFile,
  type FileReading,
  hashFile,
  readTableFile,
  rewritableFormatOf,
  rewritableFormats,
} from '../../io/index.js'
import { inferSchema, type Schema, type Table } from '../../table/index.js'
import type { DatabaseColumn, DatabaseSchema, DatabaseType } from '../../table/linked/index.js'
import type { MaskJob } from './mask-job.js'

/** A file that is masked. */
export interface MaskingSource {
  readonly table: string
  readonly path: string
  /** What it is called among the results. */
  readonly file: string
  readonly sha256: string
  readonly columns: readonly DatabaseColumn[]
  /** How the file is read, where its name does not say it. */
  readonly reading: FileReading
  /** Of a file that is not rewritten in place but read as a table. */
  readonly typed?: { readonly table: Table; readonly schema: Schema }
}

/**
 * Looks at the files of a job: their columns, and a hash to see whether they change under us. A table whose source is a folder has
 * all its files that are rewritten in place, in the order of their names. Throws `not-found`, `bad-data`.
 */
export async function openSources(job: MaskJob, folder: string): Promise<MaskingSource[]> {
  const missing = []
  const found: Pick<MaskingSource, 'table' | 'path' | 'file' | 'reading'>[] = []
  for (const [table, { source, format, records, fileNames }] of Object.entries(job.tables)) {
    const path = join(folder, source ?? `${table}.csv`)
    const files = await filesAt(path, format)
    if (files.length === 0) missing.push({ message: `no file of table "${table}"`, file: path })
    const nameOf = (each: string, index: number) =>
      fileNames === 'numbered' ? numberedName(table, { index, path: each }) : basename(each)
    found.push(
      ...files.map((each, index) => ({ table, path: each, file: nameOf(each, index), reading: { format, records } })),
    )
  }
  if (missing.length > 0) throw new MirrorwardError('not-found', 'files are not there', { issues: missing })
  return Promise.all(found.map(openSource))
}

/** A file, or those of a folder that are rewritten in place. */
async function filesAt(path: string, format: string | undefined): Promise<string[]> {
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory() !== true) return there?.isFile() === true ? [path] : []
  const names = (await readdir(path, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.') && rewritableFormatOf(entry.name) !== undefined,
  )
  const isTold = (name: string) => format === undefined || /\.(json|ndjson|jsonl)(\.gz)?$/i.test(name)
  return names
    .map(({ name }) => name)
    .filter(isTold)
    .sort()
    .map((name) => join(path, name))
}

/** `stays-0001.jsonl.gz`: the place among the files in the place of a name that may tell somebody's. */
function numberedName(table: string, { index, path }: { readonly index: number; readonly path: string }): string {
  const ending = /(\.[a-z\d]{1,7})(\.gz)?$/i.exec(path)?.[0] ?? ''
  return `${table}-${String(index + 1).padStart(4, '0')}${ending}`
}

async function openSource({
  table,
  path,
  file,
  reading,
}: Pick<MaskingSource, 'table' | 'path' | 'file' | 'reading'>): Promise<MaskingSource> {
  const sha256 = await hashFile(path)
  const names = await columnsOfFile(path, reading)
  if (names !== undefined)
    return {
      table,
      path,
      file,
      sha256,
      reading,
      columns: names.map((name) => ({ name, type: { kind: 'text' }, isNullable: true })),
    }
  const { table: rows } = await readTableFile(path, { allowEmpty: true })
  const { schema } = inferSchema(rows, { name: table })
  const columns = schema.columns.map(({ name, kind, format }): DatabaseColumn => {
    const isNumber = rows.column(name).type === 'number'
    return { name, type: isNumber ? typeOf(kind, format) : { kind: 'text' }, isNullable: true }
  })
  return { table, path, file, sha256, reading, columns, typed: { table: rows, schema } }
}

function typeOf(kind: string, format: string | undefined): DatabaseType {
  if (kind !== 'datetime') return { kind: 'float', bits: 64 }
  return format === 'date' || format === undefined ? { kind: 'date' } : { kind: 'timestamp' }
}

/** What the rules are held against: the columns of the files, with the keys and references that the job states. */
export function schemaOfSources(sources: readonly MaskingSource[], job: MaskJob): DatabaseSchema {
  const columns = new Map<string, DatabaseColumn[]>()
  for (const source of sources) {
    const before = columns.get(source.table) ?? []
    const isNew = (column: DatabaseColumn) => before.every(({ name }) => name !== column.name)
    columns.set(source.table, [...before, ...source.columns.filter(isNew)])
  }
  const tables = [...columns].map(([name, own]) => ({
    ...{ name, isView: false, columns: own, unique: [], references: [], checks: [] },
  }))
  return withStated({ name: job.project, tables }, job)
}

/** Tables with the keys and references that a job states beside their own. Throws `bad-option` for names that are not there. */
export function withStated(schema: DatabaseSchema, job: MaskJob): DatabaseSchema {
  const references = Object.entries(job.references).map(([from, to]) => ({ from: placeOf(from), to: placeOf(to) }))
  const known = new Set(schema.tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)))
  // What a format says of its rows is no column of any file.
  for (const [table, { format }] of Object.entries(job.tables))
    for (const fact of rewritableFormats.find(({ id }) => id === format)?.facts ?? []) known.add(`${table}.${fact}`)
  const stated = [
    ...Object.entries(job.references).flat(),
    ...Object.entries(job.tables).flatMap(([table, { patient, key = [] }]) =>
      [...(patient === undefined ? [] : [typeof patient === 'string' ? patient : patient.column]), ...key].map(
        (column) => `${table}.${column}`,
      ),
    ),
  ]
  const issues = [...new Set(stated)]
    .filter((name) => !known.has(name))
    .map((name) => ({ message: `no column is called ${name}` }))
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'the masking file names columns that are not there', { issues })
  return {
    ...schema,
    tables: schema.tables.map((table) => {
      const key = job.tables[table.name]?.key
      const own = references
        .filter(({ from }) => from.table === table.name)
        .map(({ from, to }) => ({ columns: [from.column], table: to.table, to: [to.column] }))
      return { ...table, ...(key !== undefined && { primaryKey: key }), references: [...table.references, ...own] }
    }),
  }
}

function placeOf(name: string): { readonly table: string; readonly column: string } {
  const dot = name.indexOf('.')
  return { table: name.slice(0, dot), column: name.slice(dot + 1) }
}
