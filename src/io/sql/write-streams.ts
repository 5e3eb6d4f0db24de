import { pointedAtFirst, type TableStreams } from '../../table/linked/index.js'
import type { WrittenTables } from './database.js'
import { parseDatabaseUrl } from './database-place.js'
import { newSchemaOf } from './new-place.js'
import { openDatabase } from './open-database.js'
import type { PartialWrite } from './partial-write.js'

/**
 * Writes tables as they are read, into the new schema (or file) that a URL names: with the columns and types of
 * `streams.schema`, what others point at first, keys and checks after the rows; all of it or nothing. `comment` stands at
 * every table. Partial: a table at a time, each for good (see `PartialWrite`). Throws `bad-option` where it is there already, `bad-data` for a cell that does not fit its type.
 */
export async function writeDatabaseStreams(
  streams: TableStreams,
  url: string,
  { comment, partial }: { readonly comment: string; readonly partial?: PartialWrite | undefined },
): Promise<WrittenTables> {
  const target = parseDatabaseUrl(url)
  const schema = newSchemaOf(target)
  const database = await openDatabase(target.place, { mode: 'write' })
  try {
    await database.checkNew(schema)
    const tables = pointedAtFirst(streams.schema.tables).map((table) => ({
      table: { ...table, isView: false },
      rows: streams.read(table.name),
    }))
    return await database.write(schema, tables, { comment, ...(partial !== undefined && { partial }) })
  } finally {
    await database.close()
  }
}

/** Removes what an unfinished partial writing to a URL left. */
export async function dropPartialStreams(url: string): Promise<void> {
  const target = parseDatabaseUrl(url)
  const database = await openDatabase(target.place, { mode: 'write' })
  try {
    await database.dropPartial(target.schema ?? target.place.database)
  } finally {
    await database.close()
  }
}
