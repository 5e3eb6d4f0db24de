import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import type { FileNotation, Table } from '../../table/index.js'
import { type DatabaseTable, tableNamed, tableNameOf } from '../../table/linked/index.js'
import { isTableFile } from '../formats.js'
import { readTableFile } from '../read-table.js'
import type { OpenStreams, StreamOptions } from '../sql/index.js'

/** Rows of a batch. */
const rowsAtOnce = 1 << 14

/** Streams that know how each of their files is written. */
export interface FileStreams extends OpenStreams {
  notationOf(table: string): FileNotation
}

/**
 * The tables of a folder (or one file) as streams: a table a file, called as the file is without its ending; columns of text
 * files are texts, and no keys are known. A file is held whole while it is read. Throws `not-found`, `bad-option` for two files
 * of one name, `bad-data`.
 */
export async function openFileStreams(path: string, { ignore = [], signal }: StreamOptions = {}): Promise<FileStreams> {
  const files = await filesOf(path)
  const notations = new Map<string, FileNotation>()
  const read = async (name: string): Promise<Table> => {
    const file = files.get(name)!
    const left = ignore.flatMap((each) => (each.startsWith(`${name}.`) ? [each.slice(name.length + 1), each] : [each]))
    const found = await readTableFile(file, { allowEmpty: true, ignore: left, ...(signal && { signal }) })
    notations.set(name, found.notation)
    return found.table.select(found.table.columnNames.filter((column) => !left.includes(column)))
  }
  const tables: DatabaseTable[] = []
  for (const name of files.keys()) tables.push(described(name, await read(name)))
  const schema = { name: tableNameOf(path), tables }
  return {
    schema,
    async *read(name) {
      tableNamed(schema, name)
      const table = await read(name)
      for (let start = 0; start < table.rowCount; start += rowsAtOnce) {
        if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
        yield table.slice(start, start + rowsAtOnce)
      }
    },
    notationOf: (name) => notations.get(name) ?? {},
    close: async () => undefined,
  }
}

async function filesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false
  const found = isFolder
    ? (await readdir(path))
        .filter((name) => !name.startsWith('.') && isTableFile(name))
        .sort()
        .map((name) => join(path, name))
    : [path]
  if (found.length === 0) throw new MirrorwardError('not-found', `no table is in this folder: "${path}"`)
  const files = new Map<string, string>()
  for (const file of found) {
    const name = tableNameOf(file)
    if (files.has(name)) throw new MirrorwardError('bad-option', `two files would be one table: "${name}"`)
    files.set(name, file)
  }
  return files
}

function described(name: string, table: Table): DatabaseTable {
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: column.type === 'level' ? ({ kind: 'text' } as const) : ({ kind: 'float', bits: 64 } as const),
    isNullable: true,
  }))
  return { name, isView: false, columns, unique: [], references: [], checks: [] }
}
