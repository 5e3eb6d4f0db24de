import { readdir } from 'node:fs/promises'
import type { OpenTables } from './sql/index.js'

/** A format of a whole folder that holds people's tables: read as tables with declared keys. */
export interface LinkedFormat {
  readonly name: string
  /** Whether a folder of files of these names holds it. */
  isOf(folder: string, names: readonly string[]): Promise<boolean>
  open(folder: string): Promise<OpenTables>
}

const fhir: LinkedFormat = {
  name: 'fhir',
  isOf: async (folder, names) =>
    names.some((name) => /\.(?:ndjson(?:\.gz)?|json)$/i.test(name)) &&
    (await import('./fhir/index.js')).isFhirFolder(folder, names),
  open: async (folder) => (await import('./fhir/index.js')).openFhir(folder),
}

/** Formats of folders: one line each. */
export const linkedFormats: readonly LinkedFormat[] = [fhir]

/** The format that a folder holds; nothing for a folder of tables. */
export async function linkedFormatOf(folder: string): Promise<LinkedFormat | undefined> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  for (const format of linkedFormats) if (await format.isOf(folder, names)) return format
  return undefined
}
