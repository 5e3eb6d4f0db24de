import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rng } from '../math/index.js'
import type { Schema, Table } from '../table/index.js'
import type { DatabaseTable } from '../table/linked/index.js'
import { isMessageFile } from './hl7/is-message-file.js'
import type { OpenTables } from './sql/index.js'

/** A format of a whole folder that holds people's tables: read as tables with declared keys. */
export interface LinkedFormat {
  readonly name: string
  /** The format that people are written in: its own, but where it is one of messages that nobody would send. */
  readonly writes: 'fhir' | 'omop'
  /** Whether a file by itself holds it; never where absent. */
  isOfFile?(path: string): Promise<boolean>
  /** Whether a folder of files of these names holds it. */
  isOf(folder: string, names: readonly string[]): Promise<boolean>
  /** Whether tables of a database of these names hold it; never where absent. */
  isOfTables?(names: readonly string[]): Promise<boolean>
  openDatabase?(url: string): Promise<OpenTables>
  /** What a writer wrote into a folder as tables of a database; absent where those are none. */
  typedTables?(folder: string): Promise<readonly TableOfFormat[]>
  /** Of a folder, or of a file that holds it by itself. */
  open(place: string): Promise<OpenTables>
  /** Writes released people of a schema as this format. */
  writer(folder: string, options: FormatWriterOptions): Promise<FormatWriter>
}

export interface FormatWriterOptions {
  /** Ids come from it. */
  readonly rng: Rng
  /** Of resources: a file a type, or a transaction a person. */
  readonly layout?: 'bulk' | 'bundles' | undefined
  /** Of tables. */
  readonly files?: 'csv' | 'parquet' | undefined
}

/** Takes batches of whole people; `finish` tells the files that were written. */
export interface FormatWriter {
  add(batch: TablesOfFormat): Promise<void>
  finish(): Promise<readonly { readonly file: string; readonly sha256: string; readonly rows: number }[]>
}

/** A table that was written, with its types and keys by the format. */
export interface TableOfFormat {
  readonly table: Table
  readonly schema: Schema
  readonly declared: DatabaseTable
}

export interface TablesOfFormat {
  readonly tables: ReadonlyMap<string, Table>
  readonly schemas: readonly Schema[]
}

const fhir: LinkedFormat = {
  name: 'fhir',
  writes: 'fhir',
  isOf: async (folder, names) =>
    names.some((name) => /\.(?:ndjson(?:\.gz)?|json)$/i.test(name)) &&
    (await import('./fhir/index.js')).isFhirFolder(folder, names),
  open: async (folder) => (await import('./fhir/index.js')).openFhir(folder),
  writer: async (folder, { rng, layout = 'bulk' }) =>
    new (await import('./fhir/index.js')).FhirWriter(folder, { rng, layout }),
}

const omop: LinkedFormat = {
  name: 'omop',
  writes: 'omop',
  isOf: async (_, names) =>
    names.some((name) => /^person\./i.test(name)) && (await import('./omop/index.js')).isOmop(names),
  isOfTables: async (names) => (await import('./omop/index.js')).isOmop(names),
  open: async (folder) => (await import('./omop/index.js')).openOmop(folder),
  openDatabase: async (url) => (await import('./omop/index.js')).openOmopDatabase(url),
  typedTables: async (folder) => (await import('./omop/index.js')).typedOmop(folder),
  writer: async (folder, { files }) => new (await import('./omop/index.js')).OmopWriter(folder, { files }),
}

/** Messages of HL7 v2 have the tables of FHIR, and are written as FHIR. */
const hl7: LinkedFormat = {
  name: 'hl7',
  writes: 'fhir',
  isOfFile: isMessageFile,
  isOf: async (folder, names) => {
    for (const name of names) if (await isMessageFile(join(folder, name))) return true
    return false
  },
  open: async (place) => (await import('./hl7/index.js')).openHl7(place),
  writer: fhir.writer,
}

/** Formats of folders: one line each. */
export const linkedFormats: readonly LinkedFormat[] = [fhir, omop, hl7]

/** The format that the tables of a database hold, by their names; nothing for other tables. */
export async function databaseFormatOf(names: readonly string[]): Promise<LinkedFormat | undefined> {
  for (const format of linkedFormats) if (await format.isOfTables?.(names)) return format
  return undefined
}

/** The format that a folder, or a file by itself, holds; nothing for tables. Throws what reading the folder throws. */
export async function linkedFormatOf(place: string): Promise<LinkedFormat | undefined> {
  if ((await stat(place)).isFile()) {
    for (const format of linkedFormats) if (await format.isOfFile?.(place)) return format
    return undefined
  }
  const names = (await readdir(place)).filter((name) => !name.startsWith('.')).sort()
  for (const format of linkedFormats) if (await format.isOf(place, names)) return format
  return undefined
}
