import { readdir } from 'node:fs/promises'
import type { Rng } from '../math/index.js'
import type { Schema, Table } from '../table/index.js'
import type { OpenTables } from './sql/index.js'

/** A format of a whole folder that holds people's tables: read as tables with declared keys. */
export interface LinkedFormat {
  readonly name: string
  /** Whether a folder of files of these names holds it. */
  isOf(folder: string, names: readonly string[]): Promise<boolean>
  open(folder: string): Promise<OpenTables>
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

export interface TablesOfFormat {
  readonly tables: ReadonlyMap<string, Table>
  readonly schemas: readonly Schema[]
}

const fhir: LinkedFormat = {
  name: 'fhir',
  isOf: async (folder, names) =>
    names.some((name) => /\.(?:ndjson(?:\.gz)?|json)$/i.test(name)) &&
    (await import('./fhir/index.js')).isFhirFolder(folder, names),
  open: async (folder) => (await import('./fhir/index.js')).openFhir(folder),
  writer: async (folder, { rng, layout = 'bulk' }) =>
    new (await import('./fhir/index.js')).FhirWriter(folder, { rng, layout }),
}

const omop: LinkedFormat = {
  name: 'omop',
  isOf: async (_, names) =>
    names.some((name) => /^person\./i.test(name)) && (await import('./omop/index.js')).isOmop(names),
  open: async (folder) => (await import('./omop/index.js')).openOmop(folder),
  writer: async (folder, { files }) => new (await import('./omop/index.js')).OmopWriter(folder, { files }),
}

/** Formats of folders: one line each. */
export const linkedFormats: readonly LinkedFormat[] = [fhir, omop]

/** The format that a folder holds; nothing for a folder of tables. */
export async function linkedFormatOf(folder: string): Promise<LinkedFormat | undefined> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  for (const format of linkedFormats) if (await format.isOf(folder, names)) return format
  return undefined
}
