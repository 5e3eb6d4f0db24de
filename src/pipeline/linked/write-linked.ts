import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hashFile, writeTable } from '../../io/index.js'
import { plainSchema } from '../../table/index.js'
import type { LinkedSchema, LinkedTableSchema, LinkedTables } from '../../table/linked/index.js'

export interface WriteLinkedOptions {
  /** Extension of all files; that of each table's own file when absent. */
  readonly format?: string
  /** UTF-8, commas, decimal dots and ISO dates, not the notation of the files that were read. */
  readonly plain?: boolean
  /** Of several sets of tables in one folder, which: `patients-2.csv`. */
  readonly set?: number
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
  { format, plain = false, set, signal }: WriteLinkedOptions = {},
): Promise<WrittenTable[]> {
  await mkdir(folder, { recursive: true })
  const written: WrittenTable[] = []
  for (const schema of tables.schema.tables) {
    const file = fileOfTable(schema, { format, set })
    const path = join(folder, file)
    const table = tables.table(schema.name)
    await writeTable(table, path, { schema: plain ? plainSchema(schema) : schema, signal })
    written.push({ table: schema.name, file, sha256: await hashFile(path), rows: table.rowCount })
  }
  return written
}

/** The file a table is written to: as it was read, or its name with another extension, and the number of its set. */
export function fileOfTable(
  { name, source }: LinkedTableSchema,
  { format, set }: { readonly format?: string | undefined; readonly set?: number | undefined } = {},
): string {
  const file = format !== undefined ? `${name}.${format}` : source === undefined ? `${name}.csv` : basename(source)
  if (set === undefined) return file
  const dot = file.indexOf('.')
  return `${file.slice(0, dot)}-${set}${file.slice(dot)}`
}

/** The schema of tables as they were written: each under the file it lies in. */
export function schemaAsWritten(schema: LinkedSchema, written: readonly WrittenTable[]): LinkedSchema {
  return {
    ...schema,
    tables: schema.tables.map((each) => ({
      ...each,
      source: written.find(({ table }) => table === each.name)?.file ?? fileOfTable(each),
    })),
  }
}
