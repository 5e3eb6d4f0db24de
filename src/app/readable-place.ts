import { constants } from 'node:fs'
import { access, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isDatabase, MirrorwardError } from '../index.js'

/** A folder as a person looks into it. */
export interface FolderPage {
  readonly path: string
  readonly parent?: string
  readonly folders: readonly string[]
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** Files that are no table are counted, not named. */
  readonly others: number
}

const readable =
  /\.(?:(?:csv|tsv|tab|txt|jsonl?|ndjson)(?:\.gz)?|parquet|arrow|feather|xlsx|hl7|er7|duckdb|db|sqlite3?)$/i
const mostEntries = 2000

/** Places of the machine that hold no files of people. */
const systems = ['/proc', '/sys', '/dev']

/**
 * The place as it is on this machine: an absolute path without links, of a file or folder that whoever started the program may
 * read; a database stands as it is. Throws `not-found` for everything else, with one sentence for all of it.
 */
export async function readablePlace(path: string): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const refusal = new MirrorwardError('not-found', 'there is no such file or folder, or it may not be read')
  if (path === '' || path.includes('\0')) throw refusal
  const real = await realpath(resolve(path)).catch(() => undefined)
  if (real === undefined || systems.some((system) => `${real}/`.startsWith(`${system}/`))) throw refusal
  const found = await stat(real)
  // Pipes, sockets and devices are no tables, and may never end.
  if (!found.isFile() && !found.isDirectory()) throw refusal
  await access(real, found.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK).catch(() => {
    throw refusal
  })
  return { path: real, isFolder: found.isDirectory() }
}

/** Whether that is the URL of a server, and no file of this machine. */
export function isServer(input: string): boolean {
  return isDatabase(input) && /^[a-z]+:\/\//i.test(input)
}

/** What a folder holds that could be opened: folders, and files by their endings; hidden ones are left out. Throws `not-found`. */
export async function lookIntoFolder(path: string): Promise<FolderPage> {
  const place = await readablePlace(path)
  const folder = place.isFolder ? place.path : dirname(place.path)
  const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
    ({ name }) => !name.startsWith('.') && name !== 'node_modules',
  )
  const named = entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })).slice(0, mostEntries)
  const folders = named.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const tables = named.filter((entry) => entry.isFile() && readable.test(entry.name))
  const files = await Promise.all(
    tables.map(async ({ name }) => ({
      name,
      bytes: await stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    })),
  )
  const parent = dirname(folder)
  return {
    path: folder,
    ...(parent !== folder && { parent }),
    folders,
    files,
    others: entries.length - folders.length - files.length,
  }
}
