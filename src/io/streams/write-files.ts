import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type FileNotation, levelColumn, numberColumn, type Schema, Table } from '../../table/index.js'
import type { DatabaseTable, TableStreams } from '../../table/linked/index.js'
import type { Format } from '../formats.js'
import type { WrittenTables } from '../sql/index.js'
import { writeTable } from '../write-table.js'

export interface WriteFilesOptions {
  /** CSV when not said. */
  readonly format?: Format | undefined
  /** How each text file is written: as the one that was read. */
  readonly notationOf?: ((table: string) => FileNotation) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes tables as they are read into a new folder, a file each; the folder appears when all of it is there. Throws
 * `bad-option` where something is at its place.
 */
export async function writeFileStreams(
  streams: TableStreams,
  folder: string,
  { format = 'csv', notationOf = () => ({}), signal }: WriteFilesOptions = {},
): Promise<WrittenTables> {
  if (existsSync(folder))
    throw new MirrorwardError('bad-option', `is there already: "${folder}" (out names a new folder)`)
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`)
  const rows = new Map<string, number>()
  try {
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    for (const table of streams.schema.tables) {
      let count = 0
      const counted = async function* (): AsyncGenerator<Table> {
        let isFirst = true
        for await (const batch of streams.read(table.name)) {
          count += batch.rowCount
          isFirst = false
          yield batch
        }
        if (isFirst) yield withoutRows(table)
      }
      const schema: Schema = { name: table.name, file: notationOf(table.name), columns: [] }
      await writeTable(counted(), join(temporary, `${table.name}.${format}`), { schema, format, signal })
      rows.set(table.name, count)
    }
    await rename(temporary, folder)
    return { rows, leftOut: [] }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** A file has a header though no row came. */
function withoutRows({ columns }: DatabaseTable): Table {
  return Table.of(
    columns.map(({ name, type }) =>
      type.kind === 'integer' || type.kind === 'float' ? numberColumn(name, []) : levelColumn(name, []),
    ),
    0,
  )
}
