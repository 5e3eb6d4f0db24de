import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hashFile, writeTable } from '../../io/index.js'
import { plainSchema } from '../../table/index.js'
import type { LinkedTableSchema, LinkedTables } from '../../table/linked/index.js'

export interface WriteLinkedOptions {
  /** Extension of all files; that of each table's own file when absent. */
  readonly format?: string
  /** UTF-8, commas, decimal dots and ISO dates, not the notation of the files that were read. */
  readonly plain?: boolean
  readonly signal?: AbortSignal
}

/** A table of a folder, written. */
export interface WrittenTable {
  readonly table: string
  readonly file: string
  readonly sha256: string
  readonly rows: number
}

/** Writes linked tables into a folder, each under the name and in the format of the file it was read from. */
export async function writeLinked(
  tables: LinkedTables,
  folder: string,
  { format, plain = false, signal }: WriteLinkedOptions = {},
): Promise<WrittenTable[]> {
  await mkdir(folder, { recursive: true })
  const written: WrittenTable[] = []
  for (const schema of tables.schema.tables) {
    const file = fileOfTable(schema, format)
    const path = join(folder, file)
    const table = tables.table(schema.name)
    await writeTable(table, path, { schema: plain ? plainSchema(schema) : schema, signal })
    written.push({ table: schema.name, file, sha256: await hashFile(path), rows: table.rowCount })
  }
  return written
}

/** The file a table is written to: as it was read, or its name with another extension. */
export function fileOfTable({ name, source }: LinkedTableSchema, format?: string): string {
  if (format !== undefined) return `${name}.${format}`
  return source === undefined ? `${name}.csv` : basename(source)
}
