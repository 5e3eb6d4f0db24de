import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { TablesOfPeople } from '../../../models/index.js'
import { hashFile, writeTable } from '../../io/index.js'
import { plainSchema, type Table } from '../../table/index.js'
import {
  type LinkedSchema,
  type LinkedTableSchema,
  type LinkedTables,
  withoutJoined,
} from '../../table/linked/index.js'
import { fanOut } from './fan-out.js'

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
  options: WriteLinkedOptions = {},
): Promise<WrittenTable[]> {
  const { schema } = tables
  const whole = new Map(schema.tables.map(({ name }) => [name, tables.table(name)]))
  return writePeople(single(whole), folder, { ...options, schema })
}

/**
 * Batches of people as they come, every table into its file at once: as `writeLinked` of all of them together, to the byte,
 * with one batch in memory.
 */
export async function writePeople(
  batches: AsyncIterable<TablesOfPeople>,
  folder: string,
  { schema, format, plain = false, set, signal }: WriteLinkedOptions & { readonly schema: LinkedSchema },
): Promise<WrittenTable[]> {
  await mkdir(folder, { recursive: true })
  const { readers, stop } = fanOut(
    batches,
    schema.tables.map(({ name }) => name),
  )
  const written = await Promise.allSettled(
    schema.tables.map(async (each): Promise<WrittenTable> => {
      const file = fileOfTable(each, { format, set })
      const path = join(folder, file)
      let rows = 0
      const made = new Set(each.joined?.map(({ column }) => column))
      const written = { ...each, columns: each.columns.filter(({ name }) => !made.has(name)) }
      const counted = async function* (): AsyncGenerator<Table> {
        for await (const table of readers.get(each.name)!) {
          rows += table.rowCount
          yield withoutJoined(table, each.joined)
        }
      }
      await writeTable(counted(), path, { schema: plain ? plainSchema(written) : written, signal }).catch(
        async (error) => {
          await stop()
          throw error
        },
      )
      return { table: each.name, file, sha256: await hashFile(path), rows }
    }),
  )
  return written.map((result) => {
    if (result.status === 'rejected') throw firstCause(written)
    return result.value
  })
}

/** What failed by itself, not what was stopped because another failed. */
function firstCause(results: readonly PromiseSettledResult<unknown>[]): unknown {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  const isStopped = (reason: unknown) => (reason as { readonly code?: unknown }).code === 'aborted'
  return reasons.find((reason) => !isStopped(reason)) ?? reasons[0]
}

async function* single(tables: TablesOfPeople): AsyncGenerator<TablesOfPeople> {
  yield tables
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
    tables: schema.tables.map(({ made: _, ...each }) => ({
      ...each,
      source: written.find(({ table }) => table === each.name)?.file ?? fileOfTable(each),
    })),
  }
}
